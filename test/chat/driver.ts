/** How the contract suite reaches a platform: a person's acts go in, what that person then sees comes out. */
import type { Kind, Option } from '../../src/chat/command.js';
import type { Desk } from '../../src/chat/desk.js';
import type { Log } from '../../src/chat/platform.js';

/** Everything a scenario may need. A platform that lacks one says why in `gaps`. */
export type Surface =
  | 'command'
  /** Speaker and outlet set beside the text. */
  | 'options'
  /** Names offered while an option is typed. */
  | 'suggest'
  | 'mention'
  /** A mention in reply to somebody's message. */
  | 'reply'
  /** The same, where the platform withholds that message's words from the bot. */
  | 'unreadable-reply'
  | 'direct'
  /** "Check quotes" on a message. */
  | 'menu'
  | 'press'
  /** Replies that only the asker sees. */
  | 'private'
  | 'links'
  /** The platform may deliver one event more than once. */
  | 'redelivery'
  /** There is a server to be refused by or cut off from. */
  | 'server';

/** One message of the bot as its readers see it: markup drawn, not spelled. */
export interface Seen {
  /** All that can be read, in order. Blocks are parted by line breaks; links show their label. */
  text: string;
  private: boolean;
  /** Stands where it was asked: the same channel and thread. */
  inPlace: boolean;
  /** People, roles and channels that it alerts or links to. */
  pings: string[];
  links: { label: string; href: string }[];
  /** Stretches drawn as taken out and as put in. */
  removed: string[];
  added: string[];
  buttons: string[];
}

export interface Session {
  /** `kind: ''`: the bare command. `text`: the quote, or the name of whom is looked up. Resolves when the bot has answered. All acts return what is new to see. */
  command(kind: Kind | '', options: { text: string } & Partial<Record<Option, string>>): Promise<Seen[]>;
  /** What the bot offers while `typed` stands in an option. */
  suggest(field: 'speaker' | 'outlet', typed: string): Promise<string[]>;
  /** The driver puts the bot's mention before the text. `deliveries`: how often the platform hands the event over. */
  mention(text: string, how?: { deliveries?: number }): Promise<Seen[]>;
  /** A mention with `text` in reply to a message of somebody else. `null`: its words are withheld from the bot. */
  reply(original: string | null, text: string): Promise<Seen[]>;
  direct(text: string): Promise<Seen[]>;
  menu(message: string): Promise<Seen[]>;
  /** Presses the button of that label on the newest message that has one. */
  press(label: string): Promise<Seen[]>;
  /** A message written by another bot, and one by the bot itself, each mentioning the bot: what comes back. */
  mentionByBots(text: string): Promise<Seen[]>;
  /** What the platform found wrong with the bot's requests, in its own words. */
  faults(): string[];
  /** Live connections between bot and platform. */
  connections(): number;
  stop(): Promise<void>;
}

export interface Driver {
  /** "Discord", "Slack over HTTP", "terminal". */
  name: string;
  gaps: Partial<Record<Surface, string>>;
  /** The variable that a refusal must name. */
  tokenVariable?: string;
  /** Starts a fresh stand-in and the real platform before it. */
  start(desk: Desk, log: Log): Promise<Session>;
  /** Starts the platform before a server that refuses the token, or where no server listens: rejects as `Platform.start` does. */
  startBroken?(fault: 'wrong-token' | 'unreachable', log: Log): Promise<void>;
}
