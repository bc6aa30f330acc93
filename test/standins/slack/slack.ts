/**
 * A stand-in for Slack, in process: Web API, Socket Mode, signed HTTP delivery. The real Bolt cannot tell the difference.
 * It is as strict as Slack where strictness is known, and keeps a list of everything it would not take.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { happens } from '../waiting.js';
import type { Mishap, Weather } from '../weather.js';
import { type Handover, HttpLine, type Kind, type Line, type Receipt, SocketLine } from './delivery.js';
import { appMention, type Payload } from './payloads.js';
import { type Answer, type ResponseTarget, WebApi } from './web-api.js';
import { BOT_USER, CHANNEL, Workspace } from './workspace.js';

export interface SlackOptions {
  /** Milliseconds for an acknowledgement; Slack gives 3,000, a test on a slow machine more. */
  patience?: number;
  /** For the life of a `response_url`. */
  now?: () => number;
}

const RETRIES = 3;
/** Long enough for the slowest machine. */
export const PATIENCE_MS = 120_000;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** @returns `null`: the connection ends instead of an answer */
const underWeather = async (mishap: Mishap | null, weather: Weather, take: () => Answer): Promise<Answer | null> => {
  const { retryAfter, slow } = weather.forecast;
  if (mishap === 'failed') return { status: 500, body: 'internal error' };
  if (mishap === 'limited') {
    const headers = { 'retry-after': String(retryAfter) };
    return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
  }
  if (mishap === 'dropped-before') return null;
  if (mishap === 'slow-before') await sleep(slow);
  const answer = take();
  if (mishap === 'slow-after') await sleep(slow);
  return mishap === 'dropped-after' ? null : answer;
};

export class Slack {
  readonly workspace = new Workspace();
  readonly socket: SocketLine;
  readonly api: WebApi;
  /** Over HTTP once the bot's address is known; by socket until then. */
  line: Line;
  patience: number;
  /** A proxy on the way that lets no websocket through. */
  refusesSockets = false;
  /** `null`: every call of the bot goes well. */
  weather: Weather | null = null;
  readonly #server: Server;
  readonly #tickets = new Set<string>();
  #host = '';

  private constructor(options: SlackOptions) {
    this.patience = options.patience ?? PATIENCE_MS;
    this.socket = new SocketLine(this.workspace, () => this.patience);
    this.line = this.socket;
    this.api = new WebApi(this.workspace, () => this.#openSocket(), options.now);
    this.#server = createServer(async (request, response) => {
      const body = await readBody(request);
      const take = () => this.api.handle(request.url ?? '', request.headers.authorization, body);
      const answer = this.weather ? await underWeather(this.weather.next(), this.weather, take) : take();
      if (!answer) {
        request.socket.destroy();
        return;
      }
      const isText = typeof answer.body === 'string';
      response.writeHead(answer.status, {
        'content-type': isText ? 'text/plain' : 'application/json',
        ...answer.headers,
      });
      response.end(isText ? answer.body : JSON.stringify(answer.body));
    });
    this.#server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://stand-in').searchParams.get('ticket') ?? '';
      if (!this.#tickets.delete(ticket) || this.refusesSockets) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      this.socket.server.handleUpgrade(request, socket, head, (opened) => {
        this.socket.server.emit('connection', opened, request);
      });
    });
  }

  static async start(options: SlackOptions = {}): Promise<Slack> {
    const slack = new Slack(options);
    await new Promise<void>((resolve) => slack.#server.listen(0, '127.0.0.1', resolve));
    slack.#host = `127.0.0.1:${(slack.#server.address() as AddressInfo).port}`;
    return slack;
  }

  get apiUrl(): string {
    return `http://${this.#host}/api/`;
  }

  #openSocket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `ws://${this.#host}/link/?ticket=${ticket}`;
  }

  /** As if the admin had entered this request URL: Slack first makes sure that the bot is there. */
  async deliverTo(url: string): Promise<Receipt> {
    const line = new HttpLine(url, () => this.patience);
    this.line = line;
    const challenge = JSON.stringify({ token: 'old', challenge: randomUUID(), type: 'url_verification' });
    return line.send(challenge, { 'content-type': 'application/json' });
  }

  responseUrl(target: ResponseTarget): string {
    return `http://${this.#host}${this.api.openResponse(target)}`;
  }

  /** A message that stands in a thread shows that somebody has begun it. */
  #noteThread(message: unknown): void {
    if (typeof message === 'object' && message !== null && 'thread_ts' in message) {
      this.workspace.threads.add(message.thread_ts);
    }
  }

  /** What waits for a person: handed over once. */
  async deliver(kind: Exclude<Kind, 'events_api'>, payload: Payload): Promise<Receipt> {
    this.#noteThread(payload.message);
    const receipt = await this.line.deliver({ kind, payload, retry: 0 });
    const { content } = receipt;
    // An acknowledgement without words may still be an object.
    if (
      kind === 'slash_commands' &&
      typeof content === 'object' &&
      content !== null &&
      Object.keys(content).length > 0
    ) {
      const target = { channel: String(payload.channel_id), user: String(payload.user_id), original: null };
      this.api.answerInAcknowledgement(target, { ...content });
    }
    return receipt;
  }

  /**
   * An event is handed over again, up to three times, until it is acknowledged.
   * @param deliveries this often in any case, as when acknowledgements are lost
   * @returns one receipt for each time
   */
  async deliverEvent(payload: Payload, deliveries = 1): Promise<Receipt[]> {
    this.#noteThread(payload.event);
    const receipts: Receipt[] = [];
    for (let retry = 0; retry <= RETRIES; retry += 1) {
      // Slack lets a minute pass, in which a lost socket comes back.
      const mayComeBack = retry > 0 && this.line === this.socket && this.socket.opened > 0;
      if (mayComeBack) await happens(() => this.socket.isOpen);
      const handover: Handover = { kind: 'events_api', payload, retry, ...(retry > 0 && { reason: 'timeout' }) };
      const receipt = await this.line.deliver(handover);
      receipts.push(receipt);
      if (receipt.acknowledged && receipts.length >= deliveries) break;
    }
    return receipts;
  }

  /**
   * Resolves once everything that came before has been answered as far as it ever will be: a bare mention comes after
   * it and is answered in turn, with help that asks the desk nothing. Twice, since an answer may take two steps.
   */
  async settled(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      const [thread, ts] = [this.workspace.nextTs(), this.workspace.nextTs()];
      await this.deliverEvent(appMention({ channel: CHANNEL, text: `<@${BOT_USER}>`, ts, thread }));
      await this.workspace.take(thread);
    }
  }

  async stop(): Promise<void> {
    await this.line.close();
    await this.socket.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
