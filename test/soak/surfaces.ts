/** People on both stand-ins: each question is asked by somebody else, and its answer read as they see it. */
import { setTimeout as pause } from 'node:timers/promises';
import { slash } from '../standins/discord/interactions.js';
import { flatten } from '../standins/discord/rules.js';
import type { StandIn } from '../standins/discord/standin.js';
import { member, userOf } from '../standins/discord/world.js';
import { slashCommand } from '../standins/slack/payloads.js';
import type { Slack } from '../standins/slack/slack.js';
import { CHANNEL } from '../standins/slack/workspace.js';

export interface Asked {
  /** Milliseconds; `null`: not within the platform's limit. */
  acknowledged: number | null;
  answered: number;
  /** `null`: the line was lost before the question had come through, as a person would be told. */
  text: string | null;
}

/** Longer waits are for what never comes. */
const LIMIT_MS = 60_000;
const PLATFORM_MS = 3_000;
const LOOK_MS = 10;

const happens = async (condition: () => boolean, limit = LIMIT_MS): Promise<boolean> => {
  const end = performance.now() + limit;
  while (!condition()) {
    if (performance.now() > end) return false;
    await pause(LOOK_MS);
  }
  return true;
};

/** @param person any number; people of the same number are one */
export const askDiscord = async (standIn: StandIn, text: string, person: number): Promise<Asked> => {
  const began = performance.now();
  const user = userOf(`2000000000000${String(person).padStart(5, '0')}`);
  const asked = standIn.ask({ ...slash('quote', 'check', { text }), member: { ...member(), user, permissions: '0' } });
  const inTime = await happens(() => asked.acknowledged !== null, PLATFORM_MS * 4);
  const acknowledged = inTime ? performance.now() - began : null;
  await happens(() => asked.original !== null && !asked.original.thinking);
  const { original } = asked;
  const { posted } = standIn.board;
  if (original && posted.includes(original)) posted.splice(posted.indexOf(original), 1);
  standIn.callbacks.asked.delete(asked.interaction.token);
  const words = flatten(original?.body.components ?? []).map(({ content }) => content ?? '');
  return { acknowledged, answered: performance.now() - began, text: inTime ? words.join('\n') : null };
};

export const askSlack = async (slack: Slack, text: string, person: number): Promise<Asked> => {
  const began = performance.now();
  const user = `U0P${person}`;
  const url = slack.responseUrl({ channel: CHANNEL, user, original: null });
  const command = { ...slashCommand('/quote', `check ${text}`, CHANNEL, url), user_id: user };
  const receipt = await slack.deliver('slash_commands', command);
  const acknowledged = receipt.acknowledged ? performance.now() - began : null;
  const { messages } = slack.workspace;
  const at = () => messages.findIndex(({ onlyFor }) => onlyFor === user);
  await happens(() => at() >= 0, receipt.acknowledged ? LIMIT_MS : PLATFORM_MS);
  const [message] = at() < 0 ? [] : messages.splice(at(), 1);
  const words = message ? JSON.stringify(message.blocks) : null;
  return { acknowledged, answered: performance.now() - began, text: words };
};
