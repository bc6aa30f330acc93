/** What the stand-in for Slack knows: one workspace, its channels, its tokens, and every message that the bot sent. */
import type { KnownBlock } from '@slack/types';
import { News } from '../waiting.js';
import { type Manifest, readManifest } from './manifest.js';

export const TEAM = 'T0AAAAAAA';
export const BOT_USER = 'U0BBBBBBB';
export const BOT_ID = 'B0BBBBBBB';
export const APP = 'A0CCCCCCC';
export const ASKER = 'U0DDDDDDD';

export const BOT_TOKEN = 'xoxb-1000000000-2000000000-standin';
export const APP_TOKEN = 'xapp-1-A0CCCCCCC-3000000000-standin';
export const SIGNING_SECRET = 'e5f1c0d3b2a49687e5f1c0d3b2a49687';

/** A channel that the bot was invited to, one that it was not, and its conversation with the asker. */
export const CHANNEL = 'C0EEEEEEE';
export const FOREIGN_CHANNEL = 'C0FFFFFFF';
export const DIRECT = 'D0GGGGGGG';

/** A message of the bot, as Slack keeps it. */
export interface Posted {
  ts: string;
  channel: string;
  thread: string | null;
  /** Who alone sees it; `null`: everybody in the channel. */
  onlyFor: string | null;
  text: string;
  blocks: KnownBlock[];
  unfurls: boolean;
  /** What only apps see. */
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null;
}

export interface Token {
  scopes: string[];
  /** Slack's reason for refusing it; `null`: it is good. */
  refused: string | null;
}

export class Workspace {
  readonly manifest: Manifest = readManifest();
  readonly tokens = new Map<string, Token>([
    [BOT_TOKEN, { scopes: [...this.manifest.oauth_config.scopes.bot], refused: null }],
    [APP_TOKEN, { scopes: ['connections:write'], refused: null }],
  ]);
  readonly messages: Posted[] = [];
  /** Parents of the threads that somebody has answered in. */
  readonly threads = new Set<unknown>();
  /** Everything that the bot did and Slack would not take. */
  readonly faults: string[] = [];
  #clock = 1_900_000_000;
  readonly #news = new News();

  nextTs(): string {
    this.#clock += 1;
    return `${this.#clock}.000100`;
  }

  post(message: Omit<Posted, 'ts'>): Posted {
    const posted = { ...message, ts: this.nextTs() };
    this.messages.push(posted);
    if (posted.onlyFor === null) this.threads.add(posted.thread);
    this.#news.tell();
    return posted;
  }

  /** Puts a new face on a message; it counts as new to see. */
  replace(ts: string, face: Pick<Posted, 'text' | 'blocks'> & Partial<Posted>): void {
    const at = this.messages.findIndex((message) => message.ts === ts);
    const [old] = this.messages.splice(at, at < 0 ? 0 : 1);
    if (old) this.messages.push({ ...old, ...face });
    this.#news.tell();
  }

  refuse(fault: string): void {
    this.faults.push(fault);
    this.#news.tell();
  }

  /** Waits for messages and faults. */
  until(condition: () => boolean): Promise<void> {
    return this.#news.until(condition);
  }

  /** @returns the bot's message in a thread, taken out of the workspace, once it has come */
  async take(thread: string): Promise<Posted | undefined> {
    const at = () => this.messages.findIndex((message) => message.thread === thread);
    await this.until(() => at() >= 0);
    return this.messages.splice(at(), 1)[0];
  }
}
