/** What buttons need after a restart, on disk: a file for each answer, under its token. Nothing in it says who asked. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { KINDS } from '../command.js';
import type { Kept, Memory } from '../desk.js';

export interface Bounds {
  /** Answers; the oldest give way. */
  most: number;
  /** Milliseconds. */
  age: number;
}

/** As stated in the README, where it says what is kept about people. */
const BOUNDS: Bounds = { most: 5000, age: 24 * 60 * 60 * 1000 };

/** For whoever runs the bot alone: what is asked may be nobody else's business. */
const PRIVATE = { folder: 0o700, file: 0o600 };

/** A token comes back in a button's id, from outside: it must never lead to another file. */
const TOKEN = /^[\w-]{1,40}$/;
const ENDING = '.json';

const KEPT = z.object({
  text: z.string(),
  speaker: z.string().nullable(),
  outlet: z.string().nullable(),
  since: z.string().nullable().optional(),
  until: z.string().nullable().optional(),
  facet: z.enum(KINDS),
  public: z.boolean(),
  shared: z.boolean(),
});

interface Found {
  token: string;
  /** Milliseconds since 1970. */
  written: number;
}

/** Oldest first. What a process left half written is taken away. */
const list = (folder: string): Found[] => {
  const found: Found[] = [];
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const token = path.basename(name, ENDING);
    if (name.endsWith(ENDING) && TOKEN.test(token)) found.push({ token, written: statSync(file).mtimeMs });
    else if (name.endsWith('.new')) rmSync(file, { force: true });
  }
  return found.sort((a, b) => a.written - b.written);
};

/**
 * @param onFault told where something cannot be read, written or erased: no button is worth an answer
 */
export const openMemory = (folder: string, onFault: (error: unknown) => void, bounds: Bounds = BOUNDS): Memory => {
  const fileOf = (token: string): string => path.join(folder, `${token}${ENDING}`);
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onFault(error);
    }
  };
  const known = new LRUCache<string, true>({
    max: bounds.most,
    ttl: bounds.age,
    // Also where nobody asks anything for a day.
    ttlAutopurge: true,
    // As files are dated.
    perf: Date,
    dispose: (_, token, reason) => {
      if (reason !== 'set') trying(() => rmSync(fileOf(token), { force: true }));
    },
  });

  trying(() => {
    mkdirSync(folder, { recursive: true, mode: PRIVATE.folder });
    for (const { token, written } of list(folder)) {
      const left = written + bounds.age - Date.now();
      if (left > 0) known.set(token, true, { ttl: left });
      else rmSync(fileOf(token), { force: true });
    }
  });

  return {
    keep: (token, kept) =>
      trying(() => {
        const fresh = `${fileOf(token)}.new`;
        // Whoever erases the folder need not stop the bot first.
        mkdirSync(folder, { recursive: true, mode: PRIVATE.folder });
        writeFileSync(fresh, JSON.stringify(kept), { mode: PRIVATE.file });
        renameSync(fresh, fileOf(token));
        known.set(token, true);
      }),
    recall: (token) => (known.has(token) ? read(fileOf(token)) : undefined),
  };
};

/** @returns `undefined` where it was erased, or is of another version */
const read = (file: string): Kept | undefined => {
  try {
    return KEPT.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
};
