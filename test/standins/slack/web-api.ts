/** Slack's Web API, as far as the bot uses it, and the addresses through which it answers commands and buttons. */
import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { messageFaults, type SentMessage } from './message-rules.js';
import { APP, BOT_ID, BOT_USER, FOREIGN_CHANNEL, type Posted, TEAM, type Workspace } from './workspace.js';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: object | string;
}

type Arguments = Record<string, string>;

interface Method {
  token: 'xoxb-' | 'xapp-';
  scope: string | null;
  required: string[];
  run(args: Arguments): object;
}

/** Where the answer to a command, shortcut or button goes. */
export interface ResponseTarget {
  channel: string;
  user: string;
  /** The message that bears the button. */
  original: Posted | null;
}

const RESPONSE_USES = 5;
const RESPONSE_LIFE_MS = 30 * 60 * 1000;
const TS = /^\d{10}\.\d{6}$/;

const parseMetadata = (json: string | undefined): Posted['metadata'] => (json === undefined ? null : JSON.parse(json));

const parseBlocks = (json: string | undefined): KnownBlock[] => {
  const blocks: unknown = json === undefined ? [] : JSON.parse(json);
  if (!Array.isArray(blocks)) throw new Error('blocks is no array');
  return blocks;
};

export class WebApi {
  readonly #targets = new Map<string, ResponseTarget & { uses: number; until: number }>();
  #limits: { path: RegExp; seconds: number; left: number }[] = [];
  #outage: { path: RegExp; left: number } | null = null;
  readonly #methods: Record<string, Method> = {
    'auth.test': { token: 'xoxb-', scope: null, required: [], run: () => this.#whoAmI() },
    'apps.connections.open': {
      token: 'xapp-',
      scope: 'connections:write',
      required: [],
      run: () => ({ ok: true, url: this.socketUrl() }),
    },
    'chat.postMessage': {
      token: 'xoxb-',
      scope: 'chat:write',
      required: ['channel'],
      run: (args) => this.#post(args, null),
    },
    'chat.postEphemeral': {
      token: 'xoxb-',
      scope: 'chat:write',
      required: ['channel', 'user'],
      run: (args) => this.#post(args, args.user ?? ''),
    },
    'chat.update': {
      token: 'xoxb-',
      scope: 'chat:write',
      required: ['channel', 'ts'],
      run: (args) => this.#update(args),
    },
    'conversations.replies': {
      token: 'xoxb-',
      scope: 'history',
      required: ['channel', 'ts'],
      run: (args) => this.#read(args, ({ thread }) => thread === args.ts),
    },
    'conversations.history': {
      token: 'xoxb-',
      scope: 'history',
      required: ['channel'],
      run: (args) => this.#read(args, ({ thread }) => thread === null),
    },
  };

  /** @param socketUrl a fresh address for one websocket */
  constructor(
    private readonly workspace: Workspace,
    private readonly socketUrl: () => string,
    private readonly now: () => number = Date.now,
  ) {}

  /** The next `times` requests to what fits `path` are answered 429. */
  limit(path: RegExp, seconds: number, times: number): void {
    this.#limits.push({ path, seconds, left: times });
  }

  /** The next `times` requests to what fits `path` are answered 503. */
  fail(path: RegExp, times: number): void {
    this.#outage = { path, left: times };
  }

  /** @returns the path of a fresh `response_url` */
  openResponse(target: ResponseTarget): string {
    const id = randomUUID();
    this.#targets.set(id, { ...target, uses: 0, until: this.now() + RESPONSE_LIFE_MS });
    return `/response/${id}`;
  }

  /** @param authorization the header of that name */
  handle(path: string, authorization: string | undefined, body: string): Answer {
    const limit = this.#limits.find((rule) => rule.left > 0 && rule.path.test(path));
    if (limit) {
      limit.left -= 1;
      return {
        status: 429,
        headers: { 'retry-after': String(limit.seconds) },
        body: { ok: false, error: 'ratelimited' },
      };
    }
    if (this.#outage && this.#outage.left > 0 && this.#outage.path.test(path)) {
      this.#outage.left -= 1;
      return { status: 503, body: 'upstream connect error' };
    }
    const [, area, name = ''] = path.split('/');
    if (area === 'response') return this.#respond(name, body);
    if (area === 'api') return this.#call(name, authorization, Object.fromEntries(new URLSearchParams(body)));
    return { status: 404, body: 'not found' };
  }

  #refuse(where: string, error: string, details: object = {}): object {
    this.workspace.refuse(`${where}: ${error} ${JSON.stringify(details)}`);
    return { ok: false, error, ...details };
  }

  #call(name: string, authorization: string | undefined, args: Arguments): Answer {
    const method = this.#methods[name];
    if (!method) return { status: 200, body: this.#refuse(name, 'unknown_method') };
    const value = authorization?.replace(/^Bearer\s*/, '') ?? args.token ?? '';
    const token = this.workspace.tokens.get(value);
    const headers = token ? { 'x-oauth-scopes': token.scopes.join(',') } : {};
    const error = this.#tokenError(value, method, args.channel);
    if (error)
      return {
        status: 200,
        headers,
        body: { ok: false, error, ...(error === 'missing_scope' && { needed: method.scope }) },
      };
    const missing = method.required.filter((key) => !args[key]);
    if (missing.length > 0) return { status: 200, headers, body: this.#refuse(name, 'invalid_arguments', { missing }) };
    return { status: 200, headers, body: method.run(args) };
  }

  #tokenError(value: string, { token: kind, scope }: Method, channel = ''): string | null {
    if (value === '') return 'not_authed';
    const token = this.workspace.tokens.get(value);
    if (!token) return 'invalid_auth';
    if (token.refused) return token.refused;
    if (!value.startsWith(kind)) return 'not_allowed_token_type';
    // What may be read hangs on the kind of conversation.
    const needed = scope === 'history' ? `${channel.startsWith('D') ? 'im' : 'channels'}:history` : scope;
    return needed !== null && !token.scopes.includes(needed) ? 'missing_scope' : null;
  }

  #whoAmI(): object {
    return {
      ok: true,
      url: 'https://stand-in.example/',
      team: 'Stand-in',
      user: 'verbatim',
      team_id: TEAM,
      user_id: BOT_USER,
      bot_id: BOT_ID,
      app_id: APP,
      is_enterprise_install: false,
    };
  }

  #post(args: Arguments, onlyFor: string | null): object {
    const { channel = '', thread_ts, text } = args;
    const where = onlyFor === null ? 'chat.postMessage' : 'chat.postEphemeral';
    if (channel === FOREIGN_CHANNEL) return { ok: false, error: 'not_in_channel' };
    if (!/^[CDG]0/.test(channel)) return this.#refuse(where, 'channel_not_found', { channel });
    if (thread_ts !== undefined && !TS.test(thread_ts)) return this.#refuse(where, 'invalid_thread_ts', { thread_ts });
    if (onlyFor !== null && thread_ts !== undefined && !this.workspace.threads.has(thread_ts)) {
      return this.#refuse(where, 'nobody has begun that thread, so nobody sees a private message in it');
    }
    let blocks: KnownBlock[];
    try {
      blocks = parseBlocks(args.blocks);
    } catch {
      return this.#refuse(where, 'invalid_blocks_format');
    }
    const faults = messageFaults({ ...(text !== undefined && { text }), blocks });
    if (faults.length > 0) return this.#refuse(where, 'invalid_blocks', { response_metadata: { messages: faults } });
    const unfurls = onlyFor === null && (args.unfurl_links !== 'false' || args.unfurl_media !== 'false');
    const posted = this.workspace.post({
      channel,
      thread: thread_ts ?? null,
      onlyFor,
      text: text ?? '',
      blocks,
      unfurls,
      metadata: parseMetadata(args.metadata),
    });
    return onlyFor === null
      ? { ok: true, channel, ts: posted.ts, message: posted }
      : { ok: true, message_ts: posted.ts };
  }

  #update(args: Arguments): object {
    const posted = this.workspace.messages.find(({ ts, onlyFor }) => ts === args.ts && onlyFor === null);
    if (!posted) return this.#refuse('chat.update', 'message_not_found', { ts: args.ts });
    const { text = '' } = args;
    const blocks = parseBlocks(args.blocks);
    const faults = messageFaults({ text, blocks });
    if (faults.length > 0) return this.#refuse('chat.update', 'invalid_blocks', { faults });
    this.workspace.replace(posted.ts, { text, blocks, metadata: parseMetadata(args.metadata) ?? posted.metadata });
    return { ok: true, channel: posted.channel, ts: posted.ts, text };
  }

  /** The bot's own messages there: what people wrote is not kept. Metadata is given only where it is asked for. */
  #read(args: Arguments, belongs: (message: Posted) => boolean): object {
    const { channel = '', oldest = '0', limit = '100', include_all_metadata } = args;
    const messages = this.workspace.messages
      .filter((one) => one.channel === channel && one.onlyFor === null && one.ts > oldest && belongs(one))
      .slice(-Number(limit))
      .map(({ ts, text, thread, metadata }) => ({
        type: 'message',
        user: BOT_USER,
        bot_id: BOT_ID,
        app_id: APP,
        ts,
        text,
        ...(thread !== null && { thread_ts: thread }),
        ...(metadata && include_all_metadata === 'true' && { metadata }),
      }));
    return { ok: true, messages, has_more: false };
  }

  /** What came with the acknowledgement of a command. */
  answerInAcknowledgement(target: ResponseTarget, message: SentMessage & { [key: string]: unknown }): void {
    const faults = messageFaults(message);
    if (faults.length > 0) this.#refuse('acknowledgement', 'invalid_blocks', { faults });
    else this.#deliver({ ...target, original: null }, message);
  }

  #respond(id: string, body: string): Answer {
    const target = this.#targets.get(id);
    if (!target) return { status: 404, body: this.#refuse('response_url', 'no such address') };
    if (target.until < this.now()) return { status: 404, body: this.#refuse('response_url', 'expired_url') };
    target.uses += 1;
    if (target.uses > RESPONSE_USES) return { status: 404, body: this.#refuse('response_url', 'used_url') };
    let message: SentMessage & { [key: string]: unknown };
    try {
      message = JSON.parse(body);
    } catch {
      return { status: 400, body: this.#refuse('response_url', 'invalid_payload') };
    }
    const faults = messageFaults(message);
    if (faults.length > 0) return { status: 400, body: this.#refuse('response_url', 'invalid_blocks', { faults }) };
    this.#deliver(target, message);
    return { status: 200, body: 'ok' };
  }

  #deliver(target: ResponseTarget, message: SentMessage & { [key: string]: unknown }): void {
    const { text = '', blocks = [] } = message;
    if (message.replace_original === true && target.original) {
      this.workspace.replace(target.original.ts, { text, blocks });
      return;
    }
    this.workspace.post({
      channel: target.channel,
      thread: typeof message.thread_ts === 'string' ? message.thread_ts : null,
      onlyFor: message.response_type === 'in_channel' ? null : target.user,
      text,
      blocks,
      unfurls: message.unfurl_links !== false || message.unfurl_media !== false,
      metadata: null,
    });
  }
}
