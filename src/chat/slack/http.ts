/** Slack delivers over HTTP: a port, signed requests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, type Receiver } from '@slack/bolt';
import { describeError } from '../../errors.js';
import type { Log } from '../platform.js';
import { portFault } from './faults.js';

const { buildContentResponse, buildNoBodyResponse, buildSSLCheckResponse, buildUrlVerificationResponse } =
  HTTPModuleFunctions;
const { extractRetryNumFromHTTPRequest, extractRetryReasonFromHTTPRequest } = HTTPModuleFunctions;
const { defaultBodyLimit, isRawBodyError, parseAndVerifyHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

/** What an admin enters as request URL ends in this. */
const EVENTS_PATH = '/slack/events';

type Buffered = Awaited<ReturnType<typeof parseAndVerifyHTTPRequest>>;

/** `null` for what is no object: Bolt reads properties of whatever it is given. */
const parseBody = (request: Buffered): Record<string, unknown> | null => {
  try {
    const body: unknown = parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
};

/**
 * In place of Bolt's own, which ends the process on a body that is JSON and yet no object, leaves what it does not know
 * waiting for three seconds, and stops only when the last idle connection has gone.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  #server: Server | undefined;

  /** @param port 0: any free one */
  constructor(private readonly settings: { signingSecret: string; port: number; log: Log }) {}

  init(app: App): void {
    this.#app = app;
  }

  /** @throws VerbatimError `platform-refused` naming PORT, where it cannot be opened */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#receive(request, response));
    this.#server = server;
    const { port, log } = this.settings;
    await new Promise<void>((resolve, reject) => {
      server.on('error', (error) => reject(portFault(error, port)));
      server.listen(port, resolve);
    });
    const address = server.address();
    const opened = typeof address === 'object' && address ? address.port : port;
    log.info({ port: opened, path: EVENTS_PATH }, 'Slack may deliver to this port');
  }

  async stop(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
    this.#server = undefined;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { signingSecret, log } = this.settings;
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== EVENTS_PATH) {
      buildNoBodyResponse(response, 404);
      return;
    }
    try {
      const verified = await parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: defaultBodyLimit }, request);
      const body = parseBody(verified);
      if (body === null) buildNoBodyResponse(response, 400);
      else if (body.ssl_check === '1') buildSSLCheckResponse(response);
      else if (body.type === 'url_verification') buildUrlVerificationResponse(response, body);
      else await this.#process(body, verified, response);
    } catch (error) {
      log.warn({ fault: describeError(error) }, 'A request that is not from Slack was turned away');
      if (!response.headersSent) buildNoBodyResponse(response, isRawBodyError(error) ? error.statusCode : 401);
    }
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
      this.settings.log.error({ err: error }, 'A request of Slack could not be processed');
      if (!response.headersSent) buildNoBodyResponse(response, 500);
    }
  }
}
