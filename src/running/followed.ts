/** What the corpus wants to be followed, while the bot runs. Without `sources.yaml` and `feeds.opml` nothing is fetched. */
import type { Log } from '../chat/platform.js';
import { count } from '../chat/wordings.js';
import type { FetchingConfig } from '../config.js';
import { VerbatimError } from '../errors.js';
import { CLOCK } from '../sources/clock.js';
import { Following } from '../sources/following.js';
import { Guard } from '../sources/guard.js';
import { Shelf } from '../sources/shelf.js';
import { readSourceList } from '../sources/source-list.js';
import { Visitor } from '../sources/visitor.js';
import type { Corpus } from './corpus.js';
import { say } from './log.js';

interface FollowedSettings {
  /** Where the lists lie. */
  corpusDir: string;
  /** Where it is kept what was fetched. */
  fetched: string;
  fetching: FetchingConfig;
  corpus: Corpus;
  log: Log;
}

interface UnderWay {
  visitor: Visitor;
  following: Following;
}

export class Followed {
  private underWay: UnderWay | null = null;
  private isClosed = false;
  /** What the lists were at fault for the last time: the same is said once. */
  private faults = new Set<string>();
  private sources = 0;

  constructor(private readonly settings: FollowedSettings) {}

  /** Reads the lists again, and follows what they say now. Never rejects: what is wrong is said. */
  async refresh(): Promise<void> {
    const list = await readSourceList(this.settings.corpusDir);
    for (const fault of list?.faults ?? []) if (!this.faults.has(fault)) say(`verbatim: ${fault}`);
    this.faults = new Set(list?.faults);
    const sources = list?.sources ?? [];
    if (this.isClosed || (sources.length === 0 && this.underWay === null)) return;
    try {
      this.underWay ??= this.begin();
      if (sources.length !== this.sources) say(`${count(sources.length, 'source')} followed.`);
      this.sources = sources.length;
      await this.underWay.following.follow(sources);
    } catch (error) {
      if (error instanceof VerbatimError) say(`verbatim: ${error.line}`);
      else this.settings.log.error({ err: error }, 'sources cannot be followed');
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.underWay?.following.close();
    await this.underWay?.visitor.close();
  }

  /** @throws VerbatimError `config` for an allowance that is none */
  private begin(): UnderWay {
    const { fetched, fetching, corpus, log } = this.settings;
    const visitor = new Visitor(new Guard(fetching.allow), CLOCK, fetching.contact);
    const following = new Following({
      visitor,
      shelf: new Shelf(fetched),
      lookThrough: ({ place }) => corpus.takeInFolder(place),
      onNews: () => corpus.noteNews(),
      tell: say,
      onDefect: (err) => log.error({ err }, 'a source could not be looked at'),
    });
    return { visitor, following };
  }
}
