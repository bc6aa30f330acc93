/** Buttons: the answer goes into the acknowledgement itself where it is ready in time, so that it cannot come twice. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ButtonInteraction } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Desk, Pressed } from '../desk.js';
import { FAILURE } from '../notices.js';
import type { Log } from '../platform.js';
import type { Gate } from '../queue/gate.js';
import type { Reply } from '../reply.js';
import { acknowledge } from './acknowledge.js';
import { drawReply, onlyForYou } from './drawing/draw.js';
import { detailsOf } from './faults.js';
import { isUncertain } from './requests.js';
import type { Webhook } from './webhook.js';

/** Of the three seconds that Discord waits. */
const QUICK_MS = 1000;

/** A token lives a quarter of an hour. */
const TOKENS = { max: 5000, ttl: 14 * 60 * 1000 };

/** By the command's id: with it the private reply can be given a new face while something else is answered. */
export type Tokens = LRUCache<string, string>;

export const keepTokens = (): Tokens => new LRUCache<string, string>(TOKENS);

/** All that interactions are answered with. */
export interface Counter {
  desk: Desk;
  webhook: Webhook;
  tokens: Tokens;
  gate: Gate;
  log: Log;
}

/** With it the private reply can be given a new face; `undefined`: asked for too long ago, or of another process. */
const tokenOf = ({ message }: ButtonInteraction, { tokens }: Counter): string | undefined =>
  tokens.get(message.interactionMetadata?.id ?? '');

/** What was shared is not shared again: the private message loses the button. */
const showLeft = async (interaction: ButtonInteraction, left: Reply, counter: Counter): Promise<void> => {
  const { webhook, log } = counter;
  const token = tokenOf(interaction, counter);
  if (token === undefined) return;
  const { applicationId } = interaction;
  await webhook.edit({ applicationId, token }, drawReply(left)).catch((error: unknown) => {
    log.warn(detailsOf(error), 'A shared reply keeps its button');
  });
};

const answerAtOnce = async (interaction: ButtonInteraction, pressed: Pressed, counter: Counter): Promise<void> => {
  const { action, reply, left, undo } = pressed;
  const { log } = counter;
  const drawn = drawReply(reply);
  const send = {
    replace: () => interaction.update(drawn),
    share: () => interaction.reply(drawn),
    private: () => interaction.reply(onlyForYou(drawn)),
  };
  const outcome = await acknowledge(send[action], log);
  if (outcome !== 'taken') await undo?.();
  else if (left) await showLeft(interaction, left, counter);
  if (outcome === 'refused') await acknowledge(() => interaction.reply(onlyForYou(drawReply(FAILURE))), log);
};

const answerLater = async (
  interaction: ButtonInteraction,
  pressing: Promise<Pressed>,
  { webhook, log }: Counter,
): Promise<void> => {
  if ((await acknowledge(() => interaction.deferUpdate(), log)) !== 'taken') return;
  const { action, reply, left, undo } = await pressing;
  const drawn = drawReply(reply);
  try {
    if (action === 'replace') await webhook.edit(interaction, drawn);
    else await webhook.send(interaction, action === 'share' ? drawn : onlyForYou(drawn));
    if (left) await webhook.edit(interaction, drawReply(left));
  } catch (error) {
    log.error(detailsOf(error), 'A button on Discord could not be answered');
    if (isUncertain(error)) return;
    await undo?.();
    await webhook.send(interaction, onlyForYou(drawReply(FAILURE))).catch((error: unknown) => {
      log.error(detailsOf(error), 'Discord took no answer');
    });
  }
};

/** Never rejects. */
export const handleButton = async (interaction: ButtonInteraction, counter: Counter): Promise<void> => {
  const { desk, log } = counter;
  const pressing = desk.press(interaction.customId, interaction.user.id).catch((error: unknown): Pressed => {
    log.error(detailsOf(error), 'A button on Discord could not be answered');
    return { action: 'private', reply: FAILURE };
  });
  const quick = await Promise.race([pressing, pause(QUICK_MS, null)]);
  // Without a token, the private reply can be reached only where the press was acknowledged by putting it off.
  const reachesLeft = quick?.left === undefined || tokenOf(interaction, counter) !== undefined;
  if (quick && reachesLeft) await answerAtOnce(interaction, quick, counter);
  else await answerLater(interaction, pressing, counter);
};
