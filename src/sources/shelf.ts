/**
 * What was fetched, as files below DATA_DIR: an index can be made from them again without the network. A page is a WARC,
 * which other tools read too; each version of its text is a file of its own, since what an outlet changed is evidence.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { examine } from '../corpus/files.js';
import { readArticles } from '../corpus/read.js';
import { VerbatimError } from '../errors.js';
import { FetchFault } from './fault.js';
import { tooLarge } from './unpack-body.js';
import type { Visit } from './visitor.js';

/** What is known of an article from elsewhere than its page. */
export interface Stated {
  /** As the operator states it. */
  outlet: string | null;
  /** As the feed states them. */
  title: string | null;
  date: string | null;
  byline: string | null;
}

export const NOTHING_STATED: Stated = { outlet: null, title: null, date: null, byline: null };

/** A feed's entry whose page could not be had. */
export interface KeptEntry extends Stated {
  url: string;
  html: string;
}

export interface Kept {
  file: string;
  isNew: boolean;
}

/** A page that changes all day, such as a live blog, leaves no more behind: the last one is written over. */
const MOST_VERSIONS = 30;
const ID_LENGTH = 16;

/** What follows readers about, and is no part of an address. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_(?:medium|campaign)\w*)$/iu;

const plainAddress = (url: URL): string => {
  const plain = new URL(url);
  plain.hash = '';
  for (const name of [...plain.searchParams.keys()]) if (TRACKING.test(name)) plain.searchParams.delete(name);
  return plain.href;
};

/** The host for people, a digest for the rest: addresses may be longer than names of files. */
const nameOf = (url: URL): string => {
  const id = createHash('sha256').update(plainAddress(url)).digest('hex').slice(0, ID_LENGTH);
  return `${url.hostname.replace(/[^a-z0-9.-]/giu, '_').replace(/^\.+/u, '')}-${id}`;
};

const FIELDS = ['outlet', 'title', 'date', 'byline'] as const;

const record = async (visit: Visit, stated: Stated, at: Date): Promise<Buffer> => {
  const { WARCRecord, WARCSerializer } = await import('warcio');
  const about = { url: visit.url.href, date: at.toISOString(), warcVersion: 'WARC/1.1' as const };
  const lines = FIELDS.flatMap((field) => {
    const value = stated[field]?.replace(/\s+/gu, ' ').trim();
    return value ? [`${field}: ${value}\r\n`] : [];
  });
  const metadata = WARCRecord.create(
    { ...about, type: 'metadata', warcHeaders: { 'Content-Type': 'application/warc-fields' } },
    [new TextEncoder().encode(lines.join(''))],
  );
  const response = WARCRecord.create(
    {
      ...about,
      type: 'response',
      statusline: 'HTTP/1.1 200 OK',
      httpHeaders: { 'Content-Type': visit.headers['content-type'] ?? 'text/html' },
    },
    [visit.bytes],
  );
  const records = lines.length > 0 ? [metadata, response] : [response];
  return Buffer.concat(await Promise.all(records.map((one) => WARCSerializer.serialize(one, { gzip: true }))));
};

/** What a reader would see of it: all that makes two versions differ. */
interface Printed {
  title: string | null;
  text: string;
}

/** No page of an article has more, and reading takes time by its size. */
const PAGE_BYTES = 8 * 2 ** 20;

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu;

export class Shelf {
  /** @param folder need not be there yet */
  constructor(readonly folder: string) {}

  /**
   * Keeps a page, unless its text is that of the last time.
   * @param least characters; where its text has fewer it is not kept
   * @returns its file, and whether that is new; `null`: too short
   * @throws FetchFault where it holds no article
   */
  async keepPage(visit: Visit, stated: Stated, at: Date, least = 0): Promise<Kept | null> {
    const type = visit.headers['content-type'];
    if (type !== undefined && !HTML.test(type)) {
      throw new FetchFault(
        `${visit.url.href} is no page, but ${type.slice(0, 80)}`,
        'Only pages are: a feed or sitemap goes into sources.yaml, other files into the corpus',
        {
          final: true,
        },
      );
    }
    if (visit.bytes.length > PAGE_BYTES) throw tooLarge(PAGE_BYTES);
    const name = nameOf(visit.url);
    const fresh = path.join(await this.open(), `.${name}.${process.pid}.warc.gz`);
    await this.write(fresh, await record(visit, stated, at));
    const printed = await this.read(fresh);
    if (typeof printed === 'string') {
      await rm(fresh);
      throw new FetchFault(`${visit.url.href} holds no article: ${printed}`, 'Name the page of an article', {
        final: true,
      });
    }
    if (printed.text.length < least) {
      await rm(fresh);
      return null;
    }
    const count = this.countOf(name);
    const last = count === 0 ? null : await this.read(this.fileOf(name, count));
    const isNew =
      last === null || typeof last === 'string' || last.text !== printed.text || last.title !== printed.title;
    const file = this.fileOf(name, isNew ? Math.min(count + 1, MOST_VERSIONS) : count);
    if (isNew) await rename(fresh, file);
    else await rm(fresh);
    await rm(this.entryFile(name), { force: true });
    return { file, isNew };
  }

  /** Keeps what a feed gives of an article whose page cannot be had. @returns the file; `null`: nothing is new */
  async keepEntry(entry: KeptEntry): Promise<string | null> {
    const name = nameOf(new URL(entry.url));
    await this.open();
    const file = this.entryFile(name);
    if (this.countOf(name) > 0) return null;
    const { url, title, outlet, date, byline, html } = entry;
    const item = {
      ...{ id: url, url, title: title ?? undefined, content_html: html, date_published: date ?? undefined },
      authors: byline === null ? [] : [{ name: byline }],
    };
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: outlet ?? '',
      home_page_url: url,
      items: [item],
    };
    const fresh = path.join(this.folder, `.${name}.${process.pid}.json`);
    await this.write(fresh, Buffer.from(`${JSON.stringify(feed, null, 2)}\n`));
    const isNew = !existsSync(file) || JSON.stringify(await this.read(file)) !== JSON.stringify(await this.read(fresh));
    if (isNew) await rename(fresh, file);
    else await rm(fresh);
    return isNew ? file : null;
  }

  private entryFile(name: string): string {
    return path.join(this.folder, `${name}.json`);
  }

  /** The first version bears no number. */
  private fileOf(name: string, version: number): string {
    return path.join(this.folder, `${name}${version === 1 ? '' : `.${version}`}.warc.gz`);
  }

  /** How many versions there are. Looked for each time: another process may add some. */
  private countOf(name: string): number {
    let count = 0;
    while (existsSync(this.fileOf(name, count + 1))) count++;
    return count;
  }

  /** @returns why there is no article in it, where there is none */
  private async read(file: string): Promise<Printed | string> {
    const source = await examine(file, path.basename(file));
    let reason = 'no text';
    if ('reason' in source) return source.reason;
    for await (const item of readArticles(source)) {
      if (!('reason' in item)) return { title: item.article.title, text: item.article.text };
      reason = item.reason;
    }
    return reason;
  }

  private async open(): Promise<string> {
    await this.orFault(mkdir(this.folder, { recursive: true }));
    return this.folder;
  }

  private write(file: string, bytes: Buffer): Promise<void> {
    return this.orFault(writeFile(file, bytes));
  }

  private async orFault(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const message = `${this.folder} cannot be written: ${error instanceof Error ? error.message : error}`;
      throw new VerbatimError('store-unreadable', message, 'Check that the disk has room and DATA_DIR can be written', {
        cause: error,
      });
    }
  }
}
