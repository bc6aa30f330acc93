/** Slack delivers over HTTP: a path behind the door, signed requests. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, type Receiver } from '@slack/bolt';
import { describeError } from '../../errors.js';
import { readBody, statedLength } from '../../http/body.js';
import type { Door } from '../../http/door.js';
import { Noise } from '../../http/noise.js';
import type { Log } from '../platform.js';
import { isSigned, readSignature } from './signature.js';

const { buildContentResponse, buildNoBodyResponse, buildSSLCheckResponse, buildUrlVerificationResponse } =
  HTTPModuleFunctions;
const { extractRetryNumFromHTTPRequest, extractRetryReasonFromHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

/** What an admin enters as request URL ends in this. */
const EVENTS_PATH = '/slack/events';

/** Slack's own stay far below; a message with 40,000 characters and its blocks is the longest. */
const MOST_BYTES = 256 * 1024;

type Buffered = Parameters<typeof parseHTTPRequestBody>[0];

/** `null` for what is no object: Bolt reads properties of whatever it is given. */
const parseBody = (request: Buffered): Record<string, unknown> | null => {
  try {
    const body: unknown = parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
};

interface Settings {
  signingSecret: string;
  door: Door;
  /** Whether the door is opened and closed with this receiver. */
  ownsDoor: boolean;
  log: Log;
}

/** In place of Bolt's own, which reads whatever is sent before it asks who sent it, and ends the process on some of it. */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  readonly #noise: Noise;

  constructor(private readonly settings: Settings) {
    this.#noise = new Noise((turnedAway) =>
      settings.log.warn({ turnedAway }, 'Requests that are not from Slack were turned away'),
    );
  }

  init(app: App): void {
    this.#app = app;
  }

  /** @throws VerbatimError `platform-refused` naming PORT, where it cannot be opened */
  async start(): Promise<void> {
    const { door, ownsDoor, log } = this.settings;
    door.handle('POST', EVENTS_PATH, (request, response) => this.#receive(request, response));
    if (ownsDoor) await door.open();
    log.info({ port: door.port, path: EVENTS_PATH }, 'Slack may deliver to this port');
  }

  async stop(): Promise<void> {
    const { door, ownsDoor } = this.settings;
    door.handle('POST', EVENTS_PATH, null);
    if (ownsDoor) await door.close();
    this.#noise.flush();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const signature = readSignature(request.headers);
    if (!signature) return this.#turnAway(response, 401, 'unsigned');
    if ((statedLength(request) ?? 0) > MOST_BYTES) return this.#turnAway(response, 413, 'too long');
    if (request.headers.expect !== undefined) response.writeContinue();
    const rawBody = await readBody(request, MOST_BYTES);
    if (!rawBody) return this.#turnAway(response, 413, 'too long');
    if (!isSigned(signature, rawBody, this.settings.signingSecret)) {
      return this.#turnAway(response, 401, 'wrongly signed');
    }
    const buffered = Object.assign(request, { rawBody });
    const body = parseBody(buffered);
    if (body === null) this.#turnAway(response, 400, 'malformed');
    else if (body.ssl_check === '1') buildSSLCheckResponse(response);
    else if (body.type === 'url_verification') buildUrlVerificationResponse(response, body);
    else await this.#process(body, buffered, response);
  }

  #turnAway(response: ServerResponse, status: number, why: string): void {
    this.#noise.note(why);
    buildNoBodyResponse(response, status);
  }

  async #process(body: Record<string, unknown>, request: Buffered, response: ServerResponse): Promise<void> {
    const retryNum = extractRetryNumFromHTTPRequest(request);
    const retryReason = extractRetryReasonFromHTTPRequest(request);
    try {
      await this.#app?.processEvent({
        body,
        ack: async (content) => buildContentResponse(response, content),
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      });
      // Whatever the bot knows it has acknowledged by now.
      if (!response.headersSent) buildNoBodyResponse(response, 404);
    } catch (error) {
      // What listeners throw, Bolt has handled: this is a body that lacks what its kind must have.
      this.settings.log.debug({ fault: describeError(error) }, 'A request of Slack cannot be understood');
      if (!response.headersSent) this.#turnAway(response, 400, 'malformed');
    }
  }
}
