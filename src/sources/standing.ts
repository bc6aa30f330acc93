/** How each source stands, in files beside what was fetched: what a restart goes on from, and what `verbatim sources` shows. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { keyOf, type Source } from './source.js';

const TEXT = z.string().nullable();
const TIME = z.number().nullable();

/** An article that was listed, and is still to be fetched. */
const WAITING = z.object({
  url: z.string(),
  stamp: z.string(),
  title: TEXT,
  outlet: TEXT,
  date: TEXT,
  byline: TEXT,
  html: TEXT,
  /** In vain so far. */
  tries: z.number(),
});
export type Waiting = z.infer<typeof WAITING>;

const STANDING = z.object({
  key: z.string(),
  /** Milliseconds since 1970, here and below; `null`: never. */
  lastSuccess: TIME,
  /** Until the next success. */
  fault: z.object({ at: z.number(), message: z.string() }).nullable(),
  /** Of the last article whose page could not be had. */
  articleFault: TEXT,
  /** In a row. */
  failures: z.number(),
  next: z.number(),
  etag: TEXT,
  lastModified: TEXT,
  /** Articles that it listed the last time, and what it said of each: what is not here is new. */
  listed: z.record(z.string(), z.string()),
  waiting: z.array(WAITING),
  /** Articles that were fetched. */
  taken: z.number(),
  /** Articles that it lists beyond those that are looked at. */
  passedOver: z.number(),
});
export type Standing = z.infer<typeof STANDING>;

const FOLDER = '.standing';

const fileFor = (folder: string, key: string): string =>
  path.join(folder, FOLDER, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);

const fresh = (key: string): Standing => ({
  ...{ key, lastSuccess: null, fault: null, articleFault: null, failures: 0, next: 0, etag: null, lastModified: null },
  ...{ listed: {}, waiting: [], taken: 0, passedOver: 0 },
});

/** A file that is absent or damaged is that of a source that nobody has looked at: its articles are compared, not doubled. */
export const readStanding = (folder: string, source: Source): Standing => {
  const key = keyOf(source);
  try {
    const { data } = STANDING.safeParse(JSON.parse(readFileSync(fileFor(folder, key), 'utf8')));
    return data?.key === key ? data : fresh(key);
  } catch {
    return fresh(key);
  }
};

/** Whole or not at all. */
export const writeStanding = (folder: string, standing: Standing): void => {
  const file = fileFor(folder, standing.key);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(standing));
  renameSync(`${file}.new`, file);
};
