/** Discord in one process: its REST API, its gateway and the people who write there. */
import type { AddressInfo } from 'node:net';
import { type APIMessage, GatewayIntentBits, MessageType } from 'discord.js';
import { asMessage, Board, type Posted } from './board.js';
import { type Asked, Callbacks } from './callbacks.js';
import { Gateway, type GatewayOptions, PRIVILEGED } from './gateway.js';
import { button, type Interaction } from './interactions.js';
import { createRest, type Services, type Trouble } from './rest.js';
import { flatten, warmUp } from './rules.js';
import { ASKER_ID, BOT_ID, BOT_ROLE_ID, CHANNEL_ID, DM_ID, GUILD_ID, member, messageOf, userOf } from './world.js';

export interface Written {
  content: string;
  author?: string;
  /** In a private conversation with the bot. */
  direct?: boolean;
  /** Where in the server; the first of its channels, where nothing is said. */
  channelId?: string;
  replyTo?: APIMessage;
  fields?: Partial<APIMessage>;
}

const mentioned = (content: string): string[] => [...content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');

export const write = (written: Written): APIMessage => {
  const { content, author = ASKER_ID, direct = false, replyTo, fields } = written;
  const ids = new Set([...mentioned(content), ...(replyTo ? [replyTo.author.id] : [])]);
  const channelId = direct ? DM_ID : (written.channelId ?? CHANNEL_ID);
  return messageOf({
    channel_id: channelId,
    author: userOf(author),
    content,
    mentions: [...ids].map(userOf),
    mention_roles: content.includes(`<@&${BOT_ROLE_ID}>`) ? [BOT_ROLE_ID] : [],
    ...(replyTo
      ? {
          type: MessageType.Reply,
          message_reference: { message_id: replyTo.id, channel_id: channelId, guild_id: GUILD_ID, type: 0 },
          referenced_message: replyTo,
        }
      : {}),
    ...fields,
  });
};

/** Without the MessageContent intent, an app reads what it wrote, what mentions it, and its own conversations. */
const withheld = (message: APIMessage, intents: number): APIMessage => {
  const readable =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.channel_id === DM_ID ||
    message.author.id === BOT_ID ||
    message.mentions.some(({ id }) => id === BOT_ID);
  const inner = message.referenced_message ? { referenced_message: withheld(message.referenced_message, intents) } : {};
  return readable
    ? { ...message, ...inner }
    : { ...message, ...inner, content: '', embeds: [], attachments: [], components: [] };
};

export class StandIn {
  readonly board = new Board();
  readonly callbacks: Callbacks;
  readonly gateway: Gateway;
  readonly services: Services;
  readonly troubles: Trouble[] = [];
  /** Added to the clock, in milliseconds: tests make time pass. */
  elapsed = 0;
  readonly #http;

  constructor(options: GatewayOptions) {
    warmUp();
    this.callbacks = new Callbacks(this.board, () => this.elapsed);
    this.services = {
      token: options.token,
      board: this.board,
      callbacks: this.callbacks,
      messages: new Map(),
      commands: [],
      gatewayUrl: () => `ws://127.0.0.1:${this.port}`,
      troubles: this.troubles,
      weather: null,
    };
    this.#http = createRest(this.services);
    this.gateway = new Gateway(this.#http, options, this.services.gatewayUrl);
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Somebody posts a message: it reaches the bot as far as its intents go. */
  say(message: APIMessage): void {
    const direct = message.channel_id === DM_ID;
    const needed = direct ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    if ((this.gateway.intents & needed) === 0) return;
    const place = direct ? { channel_type: 1 } : { guild_id: GUILD_ID, member: member() };
    this.gateway.dispatch('MESSAGE_CREATE', { ...withheld(message, this.gateway.intents), ...place });
  }

  /**
   * Resolves once everything that came before has been answered as far as it ever will be: a bare mention comes after
   * it and is answered in turn, with help that asks the desk nothing. Twice, since an answer may take two steps.
   */
  async settled(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      const message = write({ content: `<@${BOT_ID}>` });
      this.say(message);
      await this.board.take(message.id);
    }
  }

  /** Somebody uses a command, a menu or an option. */
  ask(interaction: Interaction, original: Posted | null = null): Asked {
    const asked = this.callbacks.open(interaction, original);
    this.gateway.dispatch('INTERACTION_CREATE', interaction);
    return asked;
  }

  /** Presses the newest button of that label. */
  press(label: string): Asked {
    const posted = this.board.posted.findLast(({ body }) => this.buttonOf(body.components ?? [], label) !== undefined);
    const id = posted && this.buttonOf(posted.body.components ?? [], label);
    if (!posted || id === undefined) throw new Error(`No message has a button "${label}"`);
    return this.ask(button(id, asMessage(posted)), posted);
  }

  private buttonOf(components: Parameters<typeof flatten>[0], label: string): string | undefined {
    return flatten(components).find((component) => component.label === label)?.custom_id;
  }
}

export const TOKEN = 'stand-in.token.of-the-bot';

export const startStandIn = async (options: Partial<GatewayOptions> = {}): Promise<StandIn> => {
  const standIn = new StandIn({ token: TOKEN, heartbeatMs: 45_000, disallowed: PRIVILEGED, ...options });
  await standIn.listen();
  return standIn;
};
