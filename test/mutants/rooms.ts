/** The rooms whose tests are put to the proof. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** By path below the repository: files may move within their room. */
export const ROOMS: Record<string, RegExp> = {
  verify: /^src\/verify\//,
  ingest: /^src\/ingest\//,
  'store: merge, segments, writer': /^src\/store\/(?:.*\/)?(?:segments|writing)\//,
  'quotes: whose name': /^src\/quotes\/(?:entities\/|speech\/speaker\.ts)/,
};

/** Where tests of these rooms stand. Those of the command line run compiled code, which nothing here changes. */
export const TESTS = /^test\/(?:cases|ingest|quotes|seeds|store|story|text|verify)\//;

/** What runs as a thread of its own runs compiled: nothing here changes it either. */
const THREADS = /-thread\.ts$/;

const sources = (): string[] =>
  readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !THREADS.test(file))
    .sort();

/** @returns paths of the room's files below the repository */
export const filesOf = (room: string): string[] => sources().filter((file) => ROOMS[room]?.test(file));
