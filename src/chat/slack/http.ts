/** Slack delivers over HTTP: a port, signed requests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type Logger, type Receiver } from '@slack/bolt';
import { portFault } from './faults.js';

const { buildNoBodyResponse, buildSSLCheckResponse, buildUrlVerificationResponse } = HTTPModuleFunctions;
const { extractRetryNumFromHTTPRequest, extractRetryReasonFromHTTPRequest } = HTTPModuleFunctions;
const { isRawBodyError, parseAndVerifyHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

/** What an admin enters as request URL ends in this. */
export const EVENTS_PATH = '/slack/events';

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
 * Bolt's own receiver, but for two things: a body that is JSON and yet no object would end its process,
 * and it waits for idle connections when it stops.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  #server: Server | undefined;

  /** @param port 0: any free one */
  constructor(
    private readonly settings: { signingSecret: string; port: number; logger: Logger; onListening(port: number): void },
  ) {}

  init(app: App): void {
    this.#app = app;
  }

  /** @throws VerbatimError `platform-refused` naming PORT, where it cannot be opened */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#receive(request, response));
    this.#server = server;
    const { port, onListening } = this.settings;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(portFault(error, port)));
      server.listen(port, resolve);
    });
    const address = server.address();
    onListening(typeof address === 'object' && address ? address.port : port);
  }

  async stop(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
    this.#server = undefined;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { signingSecret, logger } = this.settings;
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== EVENTS_PATH) {
      buildNoBodyResponse(response, 404);
      return;
    }
    try {
      const verified = await parseAndVerifyHTTPRequest({ enabled: true, signingSecret }, request);
      const body = parseBody(verified);
      if (body === null) buildNoBodyResponse(response, 400);
      else if (body.ssl_check === '1') buildSSLCheckResponse(response);
      else if (body.type === 'url_verification') buildUrlVerificationResponse(response, body);
      else await this.#process(body, verified, response);
    } catch (error) {
      logger.warn(`A request was turned away: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) buildNoBodyResponse(response, isRawBodyError(error) ? error.statusCode : 401);
    }
  }

  async #process(body: Record<string, unknown>, request: Buffered, response: ServerResponse): Promise<void> {
    const { logger } = this.settings;
    const ack = new HTTPResponseAck({
      logger,
      processBeforeResponse: false,
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    const retryNum = extractRetryNumFromHTTPRequest(request);
    const retryReason = extractRetryReasonFromHTTPRequest(request);
    try {
      await this.#app?.processEvent({
        body,
        ack: ack.bind(),
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      });
    } catch (error) {
      logger.error(`A request could not be processed: ${error instanceof Error ? error.message : String(error)}`);
      ack.ack();
      if (!response.headersSent) buildNoBodyResponse(response, 500);
    }
  }
}
