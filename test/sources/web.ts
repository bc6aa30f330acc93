/** A real web server on loopback: what stands at each path, and who asked for what. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/sources/clock.js';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

export class Web {
  readonly pages = new Map<string, Page>();
  readonly asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  private server: Server | null = null;
  private port = 0;

  constructor(private readonly host = '127.0.0.1') {}

  /** @param port 0: any; the one that it had where it comes back */
  async open(port = this.port): Promise<void> {
    const server = createServer((request, response) => {
      this.asked.push({ path: request.url ?? '', headers: request.headers });
      const page = this.pages.get(request.url ?? '');
      if (page) page(request, response);
      else response.writeHead(404).end('nothing');
    });
    await new Promise<void>((resolve) => server.listen(port, this.host, resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()) ?? resolve());
    this.server?.closeAllConnections();
    await closed;
  }

  at(path: string, host = this.host): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** A page of that type. */
  put(
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' },
  ): void {
    this.pages.set(path, (_, response) => response.writeHead(200, headers).end(body));
  }

  sends(path: string, status: number, headers: Record<string, string> = {}): void {
    this.pages.set(path, (_, response) => response.writeHead(status, headers).end());
  }

  /** Paths in the order in which they were asked for, robots.txt left out. */
  get paths(): string[] {
    return this.asked.map(({ path }) => path).filter((path) => path !== '/robots.txt');
  }
}

/** Time that passes only when somebody waits for it. */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  constructor(private time = Date.parse('2026-03-02T08:00:00Z')) {}

  now(): number {
    return this.time;
  }

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.time += Math.max(ms, 0);
  }

  random(): number {
    return 0.5;
  }
}

/** An invented article as a page. @param words what somebody says in it */
export const articlePage = (title: string, words: string, more = ''): string => `<!doctype html>
<html><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="The Harbour Chronicle">
<meta property="article:published_time" content="2026-03-01T09:30:00Z"></head>
<body><article><h1>${title}</h1>
<p>The council of Osk met on Monday evening to talk about the bridge, which has been closed to lorries since the autumn.</p>
<p>“${words},” Mayor Ada Roe told the members after a debate that went on for more than three hours.</p>
<p>Nobody in the room could say when the works would end, and the harbour office did not want to add anything.</p>
${more}
</article></body></html>`;

/** Pauses between requests pass at once; longer ones last until the test says that they are over. */
export class GatedClock extends TestClock {
  private readonly sleepers = new Set<{ until: number; wake: () => void }>();

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 1_000) return super.sleep(ms);
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const sleeper = { until: this.now() + ms, wake: resolve };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers.delete(sleeper);
        resolve();
      });
    });
  }

  get asleep(): number {
    return this.sleepers.size;
  }

  /** Milliseconds until the first wakes. */
  get wait(): number {
    return Math.min(...[...this.sleepers].map(({ until }) => until)) - this.now();
  }

  async advance(ms: number): Promise<void> {
    await super.sleep(ms);
    for (const sleeper of [...this.sleepers]) {
      if (sleeper.until > this.now()) continue;
      this.sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}

/** An entry of a feed. @param more elements of it */
export const item = (url: string, title: string, more = ''): string =>
  `<item><title>${title}</title><link>${url}</link><pubDate>Sun, 01 Mar 2026 09:30:00 GMT</pubDate>${more}</item>`;

export const feed = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Chronicle</title>${items.join('')}</channel></rss>`;

export const RSS = { 'content-type': 'application/rss+xml' };
