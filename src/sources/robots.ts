/** What sites ask of robots (RFC 9309), kept for a day. */
import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import type { Clock } from './clock.js';
import { FetchFault, WAIT } from './fault.js';
import { GAP_MS } from './hosts.js';
import type { Reply } from './request.js';

/** The name by which robots.txt may speak of us. */
export const ROBOT = 'Verbatim';

const KEPT_MS = 24 * 60 * 60 * 1000;
/** A site that could not say is asked again sooner. */
const KEPT_UNSAID_MS = 10 * 60 * 1000;
/** As many bytes are read at least, and no more here. */
export const ROBOTS_BYTES = 512 * 1024;
const LONGEST_GAP_MS = 30_000;

/** The package is a function itself; its types say that it holds one. */
const parse = robotsParser as unknown as typeof robotsParser.default;

/** Redirects may name any number of hosts. */
const MOST_SITES = 2_000;

interface Manners {
  allows(url: URL): boolean;
  gap: number;
  until: number;
}

const gapOf = (seconds: number | undefined): number =>
  Math.min(Math.max((seconds ?? 0) * 1000, GAP_MS), LONGEST_GAP_MS);

export class Robots {
  private readonly manners = new LRUCache<string, Promise<Manners>>({ max: MOST_SITES });

  /** @param get fetches a robots.txt, redirects followed, whatever it says itself */
  constructor(
    private readonly clock: Clock,
    private readonly get: (url: URL, stopping: AbortSignal) => Promise<Reply>,
  ) {}

  /**
   * @returns milliseconds between two requests to the site
   * @throws FetchFault where it wants no robots at that address, or cannot say so
   */
  async gapFor(url: URL, stopping: AbortSignal): Promise<number> {
    const manners = await this.mannersOf(url.origin, stopping);
    if (manners.allows(url)) return manners.gap;
    throw new FetchFault(
      `${url.host} asks robots not to fetch ${url.pathname} (its robots.txt)`,
      'Ask the outlet to allow Verbatim there, or take the address out',
      { final: true },
    );
  }

  /** Asked for once, by however many come at the same time. */
  private async mannersOf(origin: string, stopping: AbortSignal): Promise<Manners> {
    const known = this.manners.get(origin) ?? this.askFor(origin, stopping);
    const manners = await known;
    if (manners.until > this.clock.now()) return manners;
    if (this.manners.get(origin) === known) this.manners.delete(origin);
    return this.mannersOf(origin, stopping);
  }

  private askFor(origin: string, stopping: AbortSignal): Promise<Manners> {
    const asked = this.ask(new URL('/robots.txt', origin), stopping);
    this.manners.set(origin, asked);
    asked.catch(() => this.manners.delete(origin));
    return asked;
  }

  private async ask(url: URL, stopping: AbortSignal): Promise<Manners> {
    const { status, bytes } = await this.get(url, stopping);
    const now = this.clock.now();
    if (status === 200) {
      const rules = parse(url.href, bytes.toString('utf8'));
      return {
        allows: (page) => rules.isAllowed(page.href, ROBOT) !== false,
        gap: gapOf(rules.getCrawlDelay(ROBOT)),
        until: now + KEPT_MS,
      };
    }
    // A site without rules has none; one that fails may have some.
    if (status >= 400 && status < 500 && status !== 429)
      return { allows: () => true, gap: GAP_MS, until: now + KEPT_MS };
    throw new FetchFault(`${url.host} does not say what robots may fetch (robots.txt: ${status})`, WAIT, {
      retryAfter: KEPT_UNSAID_MS,
    });
  }
}
