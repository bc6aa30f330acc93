/** Fetches as a guest should: says who it is, asks robots.txt, waits for its turn, goes when told to. */
import { createRequire } from 'node:module';
import type { Clock } from './clock.js';
import { FetchFault, WAIT } from './fault.js';
import type { Guard } from './guard.js';
import { GAP_MS, Hosts } from './hosts.js';
import { LIMITS, type Limits, type Reply, Requests, type Validators } from './request.js';
import { retryAfterOf } from './retry-after.js';
import { ROBOT, ROBOTS_BYTES, Robots } from './robots.js';

const manifest: { version: string } = createRequire(import.meta.url)('../../package.json');

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** @param contact how whoever is visited can reach the operator: an address of the web or of mail */
const userAgentOf = (contact: string | null): string =>
  `${ROBOT}/${manifest.version} (verifies quotes in news articles${contact === null ? '' : `; +${contact}`})`;

export interface Visit extends Reply {
  /** Where it was in the end. */
  url: URL;
}

/** What servers answer, in words. */
const STATUSES: Readonly<Record<number, [what: string, hint: string, final: boolean]>> = {
  401: ['wants a password', 'Name an address that is open to everybody', true],
  402: ['wants to be paid', 'Name an address that is open to everybody', true],
  403: ['does not let Verbatim in', 'Ask the outlet, and set FETCH_CONTACT so that it can reach you', true],
  404: ['has nothing at that address', 'Mend the address', true],
  410: ['has nothing there any more', 'Take the address out', true],
  429: ['is asked too often', 'Set a longer interval', false],
  451: ['may not show it', 'Take the address out', true],
};

const statusFault = ({ url, status, headers }: Visit, now: number): FetchFault => {
  const known = STATUSES[status];
  const [what, hint, final] = known ?? [status >= 500 ? 'has a fault' : 'gives nothing', WAIT, false];
  const retryAfter = retryAfterOf(headers['retry-after'], now);
  return new FetchFault(`${url.host} ${what} (status ${status})`, hint, { final, retryAfter });
};

export class Visitor {
  private readonly requests: Requests;
  private readonly hosts: Hosts;
  private readonly robots: Robots;

  constructor(
    private readonly guard: Guard,
    private readonly clock: Clock,
    contact: string | null,
    limits: Limits = LIMITS,
  ) {
    this.requests = new Requests(guard, userAgentOf(contact), limits);
    this.hosts = new Hosts(clock);
    this.robots = new Robots(clock, (url, stopping) =>
      this.follow(url, stopping, (at) => this.ask(at, null, GAP_MS, stopping, ROBOTS_BYTES)),
    );
  }

  /**
   * @param address of the web; redirects are followed, each checked like the first
   * @param validators where given, the status may be 304
   * @throws FetchFault where it does not come
   */
  async get(address: string, validators: Validators | null, stopping: AbortSignal): Promise<Visit> {
    const visit = await this.follow(this.guard.check(address), stopping, async (at) => {
      const gap = await this.robots.gapFor(at, stopping);
      return this.ask(at, validators, gap, stopping);
    });
    if (visit.status === 200 || (visit.status === 304 && validators !== null)) return visit;
    throw statusFault(visit, this.clock.now());
  }

  close(): Promise<void> {
    return this.requests.close();
  }

  private async follow(first: URL, stopping: AbortSignal, ask: (at: URL) => Promise<Reply>): Promise<Visit> {
    let url = first;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      stopping.throwIfAborted();
      const reply = await ask(url);
      const { location } = reply.headers;
      if (!REDIRECTS.has(reply.status) || location === undefined) return { ...reply, url };
      url = this.guard.check(location, url);
    }
    throw new FetchFault(`${first.host} sends from address to address without end`, 'Name the last one', {
      final: true,
    });
  }

  private ask(
    url: URL,
    validators: Validators | null,
    gap: number,
    stopping: AbortSignal,
    most?: number,
  ): Promise<Reply> {
    return this.hosts.turn(url.hostname, gap, stopping, async () => {
      const reply = await this.requests.get(url, validators, stopping, most);
      const rest =
        reply.status === 429 || reply.status === 503
          ? retryAfterOf(reply.headers['retry-after'], this.clock.now())
          : null;
      if (rest !== null) this.hosts.rest(url.hostname, rest);
      return reply;
    });
  }
}
