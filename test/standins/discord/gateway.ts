/** Discord's gateway: hello, identify, heartbeat, events in sequence, resume. */
import type { Server } from 'node:http';
import { GatewayCloseCodes, type GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { BOT_ID, GUILD_ID, guildCreate, newId, userOf } from './world.js';

/** Only for applications that Discord has approved. */
export const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const SENT = z.object({ op: z.number(), d: z.unknown() });
const IDENTIFY = z.object({ token: z.string(), intents: z.number(), properties: z.looseObject({}) });
const RESUME = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface Payload {
  op: GatewayOpcodes;
  d?: unknown;
  s?: number;
  t?: string;
}

interface GatewaySession {
  id: string;
  intents: number;
  socket: WebSocket | null;
  /** All that was ever sent, in sequence: a client that resumes gets what it missed. */
  events: { name: string; data: unknown }[];
}

export interface GatewayOptions {
  token: string;
  heartbeatMs: number;
  /** Intents that the application may not use. */
  disallowed: number;
}

export class Gateway {
  readonly sessions: GatewaySession[] = [];
  /** `false`: heartbeats find no echo. */
  acknowledges = true;
  /** `false`: nobody may resume. */
  resumable = true;
  beats = 0;
  resumes = 0;
  readonly #server: WebSocketServer;

  constructor(
    http: Server,
    private readonly options: GatewayOptions,
    private readonly address: () => string,
  ) {
    this.#server = new WebSocketServer({ server: http });
    this.#server.on('connection', (socket) => this.#welcome(socket));
  }

  get connections(): number {
    return this.#server.clients.size;
  }

  /** The newest session's intents. */
  get intents(): number {
    return this.sessions.at(-1)?.intents ?? 0;
  }

  dispatch(name: `${GatewayDispatchEvents}`, data: unknown): void {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('Nobody is logged in');
    this.#send(session, name, data);
  }

  /** Cuts the line without a word, as a network does. */
  drop(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  closeAll(code: number): void {
    for (const socket of this.#server.clients) socket.close(code);
  }

  /** Asks the client to connect anew (7), or tells it that its session is void (9). */
  tell(op: GatewayOpcodes.Reconnect | GatewayOpcodes.InvalidSession): void {
    for (const socket of this.#server.clients)
      this.#raw(socket, { op, d: op === GatewayOpcodes.Reconnect ? null : false });
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #raw(socket: WebSocket, payload: Payload): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  }

  #send(session: GatewaySession, name: string, data: unknown): void {
    session.events.push({ name, data });
    if (session.socket)
      this.#raw(session.socket, { op: GatewayOpcodes.Dispatch, t: name, s: session.events.length, d: data });
  }

  #welcome(socket: WebSocket): void {
    this.#raw(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.options.heartbeatMs } });
    socket.on('message', (raw) => this.#receive(socket, String(raw)));
    socket.on('close', () => {
      for (const session of this.sessions) if (session.socket === socket) session.socket = null;
    });
  }

  #receive(socket: WebSocket, raw: string): void {
    const { op, d } = SENT.parse(JSON.parse(raw));
    if (op === GatewayOpcodes.Heartbeat) {
      this.beats += 1;
      if (this.acknowledges) this.#raw(socket, { op: GatewayOpcodes.HeartbeatAck });
    } else if (op === GatewayOpcodes.Identify) this.#identify(socket, IDENTIFY.parse(d));
    else if (op === GatewayOpcodes.Resume) this.#resume(socket, RESUME.parse(d));
  }

  #identify(socket: WebSocket, { token, intents }: z.infer<typeof IDENTIFY>): void {
    if (token !== this.options.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if ((intents & this.options.disallowed) !== 0) {
      socket.close(GatewayCloseCodes.DisallowedIntents);
      return;
    }
    const session: GatewaySession = { id: `session-${newId()}`, intents, socket, events: [] };
    this.sessions.push(session);
    this.#send(session, 'READY', {
      v: 10,
      user: userOf(BOT_ID),
      guilds: [{ id: GUILD_ID, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: this.address(),
      application: { id: BOT_ID, flags: 0 },
    });
    if ((intents & GatewayIntentBits.Guilds) !== 0) this.#send(session, 'GUILD_CREATE', guildCreate());
  }

  #resume(socket: WebSocket, { token, session_id, seq }: z.infer<typeof RESUME>): void {
    const session = this.sessions.find(({ id }) => id === session_id);
    if (token !== this.options.token || !session || !this.resumable) {
      this.#raw(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    this.resumes += 1;
    session.socket = socket;
    session.events.forEach(({ name, data }, index) => {
      if (index >= seq) this.#raw(socket, { op: GatewayOpcodes.Dispatch, t: name, s: index + 1, d: data });
    });
    this.#send(session, 'RESUMED', {});
  }
}
