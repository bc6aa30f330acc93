/** The one port that this process opens. It knows paths, not what they are for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { portFault } from './faults.js';

/** Called with the method and path that it was set for. Must answer; what it throws is answered with 500. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface DoorSettings {
  /** `null`: every address of this machine. */
  host: string | null;
  /** 0: any free one. */
  port: number;
  /** Told of what a handler throws. */
  onFault?: (error: unknown) => void;
}

/** Slack needs a handful. Past this number the connection that has been quiet for longest makes room. */
const MOST_CONNECTIONS = 256;
/** Who sends more slowly than this is no platform. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
/** Longer than the proxies that stand before it, so that they never send into a connection that is just being closed. */
const IDLE_MS = 65_000;
/** What comes after a refusal is thrown away for so long, so that the refusal can be read; then the connection goes. */
const LINGER_MS = 1_000;

export class Door {
  private readonly handlers = new Map<string, Handler>();
  /** By their last finished request, or their beginning, oldest first. */
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;

  constructor(private readonly settings: DoorSettings) {}

  /** Where it was opened; `null` while it is closed. */
  get port(): number | null {
    const address = this.server?.address();
    return typeof address === 'object' && address ? address.port : null;
  }

  get connections(): number {
    return this.sockets.size;
  }

  /** @param handler `null`: from now on there is nothing at that path */
  handle(method: 'GET' | 'POST', path: string, handler: Handler | null): void {
    if (handler) this.handlers.set(`${method} ${path}`, handler);
    else this.handlers.delete(`${method} ${path}`);
  }

  /** @throws VerbatimError `platform-refused` naming HOST and PORT, where it cannot be opened */
  async open(): Promise<void> {
    const server = createServer({
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: 1_000,
    });
    server.on('connection', (socket) => this.admit(socket));
    server.on('request', (request, response) => void this.serve(request, response));
    // A client that asks first whether it may send is told so by the answer alone.
    server.on('checkContinue', (request, response) => void this.serve(request, response));
    const { host, port } = this.settings;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(portFault(error, host, port)));
      server.listen({ port, ...(host !== null && { host }) }, resolve);
    });
    this.server = server;
  }

  async close(): Promise<void> {
    this.server?.close();
    this.server?.closeAllConnections();
    this.server = null;
  }

  private admit(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    if (this.sockets.size <= MOST_CONNECTIONS) return;
    const [quietest] = this.sockets;
    if (quietest) {
      this.sockets.delete(quietest);
      quietest.destroy();
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0] ?? '';
    const handler = this.handlers.get(`${request.method} ${path}`);
    response.once('finish', () => this.finish(request));
    try {
      if (handler) await handler(request, response);
      else response.writeHead(404).end();
    } catch (error) {
      this.settings.onFault?.(error);
      if (!response.headersSent) response.writeHead(500).end();
    }
  }

  /** A body that was not wanted is not waited for. */
  private finish(request: IncomingMessage): void {
    const { socket } = request;
    if (this.sockets.delete(socket)) this.sockets.add(socket);
    if (request.complete) return;
    request.resume();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
    request.once('close', () => clearTimeout(timer));
  }
}
