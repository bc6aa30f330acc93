/** The two ways in which Slack hands things over, and what it makes of the answer. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Payload } from './payloads.js';
import { APP, SIGNING_SECRET, type Workspace } from './workspace.js';

export type Kind = 'events_api' | 'slash_commands' | 'interactive';

export interface Handover {
  kind: Kind;
  payload: Payload;
  /** 0 at first. */
  retry: number;
  reason?: string;
}

export interface Receipt {
  acknowledged: boolean;
  /** Of HTTP; 0 where no answer came in time. */
  status: number;
  /** What the acknowledgement carried: of a command, the answer. */
  content: unknown;
}

const UNANSWERED: Receipt = { acknowledged: false, status: 0, content: undefined };

const contentOf = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** How the bot is reached. */
export interface Line {
  deliver(handover: Handover): Promise<Receipt>;
  connections(): number;
  close(): Promise<void>;
}

/** Socket Mode: the bot opens a websocket; an envelope is acknowledged by its id. */
export class SocketLine implements Line {
  readonly server = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, (content: unknown) => void>();
  readonly #known = new Set<string>();
  #count = 0;
  /** Connections since the beginning, and those of them that have ended, whoever ended them. */
  opened = 0;
  ended = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly patience: () => number,
  ) {
    this.server.on('connection', (socket) => this.#greet(socket));
  }

  #greet(socket: WebSocket): void {
    this.opened += 1;
    socket.on('close', () => {
      this.ended += 1;
    });
    socket.on('message', (data) => this.#acknowledge(String(data)));
    const hello = { type: 'hello', num_connections: this.connections(), connection_info: { app_id: APP } };
    socket.send(JSON.stringify({ ...hello, debug_info: { host: 'stand-in', approximate_connection_time: 3600 } }));
  }

  #acknowledge(frame: string): void {
    const read = contentOf(frame) as { envelope_id?: unknown; payload?: unknown } | undefined;
    if (read === undefined) {
      this.workspace.refuse(`socket: a frame that is no JSON: ${frame}`);
      return;
    }
    const id = read.envelope_id;
    if (typeof id !== 'string' || !this.#known.delete(id)) {
      this.workspace.refuse(`socket: acknowledges what is unknown or acknowledged already: ${String(id)}`);
      return;
    }
    this.#waiting.get(id)?.(read.payload);
    this.#waiting.delete(id);
  }

  /** Whether an envelope could be handed over now. */
  get isOpen(): boolean {
    return this.#newest() !== undefined;
  }

  #newest(): WebSocket | undefined {
    return [...this.server.clients].filter((socket) => socket.readyState === socket.OPEN).at(-1);
  }

  async deliver({ kind, payload, retry, reason = '' }: Handover): Promise<Receipt> {
    this.#count += 1;
    const id = `envelope-${this.#count}`;
    const socket = this.#newest();
    if (!socket) return UNANSWERED;
    this.#known.add(id);
    const answered = new Promise<Receipt>((resolve) => {
      const timer = setTimeout(resolve, this.patience(), UNANSWERED);
      this.#waiting.set(id, (content) => {
        clearTimeout(timer);
        resolve({ acknowledged: true, status: 0, content });
      });
    });
    const attempt = kind === 'events_api' ? { retry_attempt: retry, retry_reason: reason } : {};
    const accepts = kind !== 'events_api';
    socket.send(
      JSON.stringify({ envelope_id: id, type: kind, payload, accepts_response_payload: accepts, ...attempt }),
    );
    return answered;
  }

  /** As Slack does every few hours, or when it is told to let the app go. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    for (const socket of this.server.clients) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'stand-in' } }));
    }
  }

  /** Whatever a broken proxy might put into the socket. */
  sendRaw(frame: string): void {
    this.#newest()?.send(frame);
  }

  /** Connections stay open, and nothing is read from them any more: not even a goodbye. */
  freeze(): void {
    for (const socket of this.server.clients) socket.pause();
  }

  /** Connections end without a goodbye. */
  cut(): void {
    for (const socket of this.server.clients) socket.terminate();
  }

  connections(): number {
    return this.server.clients.size;
  }

  async close(): Promise<void> {
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }
}

export interface Signing {
  secret?: string;
  /** Seconds before now. */
  age?: number;
  absent?: boolean;
}

const encode = ({ kind, payload }: Handover): { body: string; type: string } => {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
};

/** HTTP: signed requests, acknowledged by status 200. */
export class HttpLine implements Line {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #sockets = new Set<Socket>();

  constructor(
    private readonly url: string,
    private readonly patience: () => number,
  ) {}

  deliver(handover: Handover): Promise<Receipt> {
    const { body, type } = encode(handover);
    const retry =
      handover.retry > 0
        ? { 'x-slack-retry-num': `${handover.retry}`, 'x-slack-retry-reason': handover.reason ?? '' }
        : {};
    return this.send(body, { 'content-type': type, ...retry });
  }

  /** Any body at all, signed as told. */
  send(body: string, headers: Record<string, string>, signing: Signing = {}): Promise<Receipt> {
    const { secret = SIGNING_SECRET, age = 0, absent = false } = signing;
    const time = Math.floor(Date.now() / 1000) - age;
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
    const signed = absent ? {} : { 'x-slack-signature': signature, 'x-slack-request-timestamp': `${time}` };
    return new Promise((resolve) => {
      const sent = request(this.url, { method: 'POST', agent: this.#agent, headers: { ...headers, ...signed } });
      sent.setTimeout(this.patience(), () => sent.destroy());
      sent.on('socket', (socket) => {
        if (this.#sockets.has(socket)) return;
        this.#sockets.add(socket);
        // A refusal may come, and the line end, while the body is still on its way.
        socket.on('error', () => {});
        socket.once('close', () => this.#sockets.delete(socket));
      });
      sent.on('error', () => resolve(UNANSWERED));
      sent.on('response', (response) => {
        const status = response.statusCode ?? 0;
        const read = text(response).catch(() => '');
        void read.then((content) => resolve({ acknowledged: status === 200, status, content: contentOf(content) }));
      });
      sent.end(body);
    });
  }

  connections(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
  }
}
