/** The real Discord client before the stand-in, in bad weather. */
import { ComponentType } from 'discord.js';
import { createDiscordPlatform } from '../../src/chat/discord/platform.js';
import { TIMING, type Timing } from '../../src/chat/discord/requests.js';
import type { Log } from '../../src/chat/platform.js';
import { slash } from '../standins/discord/interactions.js';
import { flatten } from '../standins/discord/rules.js';
import { startStandIn, TOKEN, write } from '../standins/discord/standin.js';
import { BOT_ID, CHANNELS } from '../standins/discord/world.js';
import { happens } from '../standins/waiting.js';
import { type Forecast, randomFrom, Weather } from '../standins/weather.js';
import { type Sea, stormDesk } from './storm.js';

/** Of all events, so many are delivered again. */
const REDELIVERED = 0.05;

/** @param forecast `null`: fine weather */
export const discordSea = async (forecast: Forecast | null, log: Log, timing: Timing = TIMING): Promise<Sea> => {
  const standIn = await startStandIn();
  const config = { token: TOKEN, guildId: null, apiUrl: standIn.apiUrl };
  const platform = createDiscordPlatform(config, stormDesk(), log, undefined, timing);
  await platform.start();
  standIn.services.weather = forecast && new Weather(forecast);
  const chance = forecast ? randomFrom(forecast.seed + 1) : () => 1;
  const { board, gateway } = standIn;
  let seen = 0;
  let turn = 0;

  const mention = (question: string): null => {
    turn += 1;
    const channelId = CHANNELS[turn % CHANNELS.length]?.id ?? '';
    const message = write({ content: `<@${BOT_ID}> "${question}"`, channelId });
    standIn.say(message);
    if (chance() < REDELIVERED) standIn.say(message);
    return null;
  };

  const command = async (question: string): Promise<number | null> => {
    const from = performance.now();
    const interaction = slash('quote', 'check', { text: question });
    const asked = standIn.ask(interaction);
    if (chance() < REDELIVERED) gateway.dispatch('INTERACTION_CREATE', interaction);
    await happens(() => asked.acknowledgedAt !== null || performance.now() - from > 3000);
    return asked.acknowledgedAt === null ? null : asked.acknowledgedAt - from;
  };

  return {
    name: 'Discord',
    ask: async (question, way) => (way === 'mention' ? mention(question) : command(question)),
    news: () => {
      const fresh = board.since(seen);
      seen = board.change;
      return fresh.map(({ id, body }) => ({
        message: id,
        text: flatten(body.components ?? [])
          .filter(({ type }) => type === ComponentType.TextDisplay)
          .map(({ content }) => content)
          .join('\n'),
      }));
    },
    changed: () => board.until(() => board.change > seen),
    cut: () => gateway.drop(),
    stop: async () => {
      standIn.services.weather = null;
      await platform.stop();
      await standIn.close();
    },
  };
};
