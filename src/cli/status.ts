/** `verbatim status`: what is indexed, what the last ingest did and passed over, and how the bot does that answers from it. */
import { statSync } from 'node:fs';
import { count } from '../chat/wordings.js';
import { readSettings } from '../config.js';
import { type LastIngest, type Running, readLastIngest, readRunning } from '../metrics/records.js';
import type { IndexSummary } from '../model.js';
import { storeFile } from '../stores.js';
import { onOneLine } from '../text/invisible.js';
import type { Command } from './command.js';
import { printLine } from './output.js';

/** What scripts read: a contract. */
interface Status {
  /** `bytes: null`: a cluster keeps the index, and `file` is its address. */
  store: { file: string; bytes: number | null };
  index: IndexSummary;
  /** `null`: none that is known of. */
  lastIngest: LastIngest | null;
  /** `null`: no bot answers from this index. */
  running: Running | null;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** @throws VerbatimError `store-unreadable` where there is no index */
export const statusCommand: Command = async (_words, flags, openStore) => {
  const settings = readSettings();
  const file = flags.store ?? storeFile(settings.dataDir);
  const cluster = flags.store === undefined ? settings.cluster : null;
  const store = await openStore(flags.store, true);
  try {
    const status: Status = {
      store: cluster ? { file: cluster.url, bytes: null } : { file, bytes: sizeOf(file) + sizeOf(`${file}-wal`) },
      index: await store.summary(),
      lastIngest: readLastIngest(file),
      running: readRunning(file),
    };
    await printLine(flags.json ? JSON.stringify(status) : linesOf(status).join('\n'));
  } finally {
    await store.close();
  }
};

const row = (label: string, text: string): string => `${label.padEnd(10)} ${onOneLine(text)}`;

const linesOf = ({ store, index, lastIngest, running }: Status): string[] => {
  const days = index.from === null ? 'no dates stated' : `${index.from} to ${index.to}`;
  return [
    row('Index', store.bytes === null ? store.file : `${store.file}, ${(store.bytes / 1e6).toFixed(1)} MB`),
    row('Articles', `${count(index.articles, 'article')} of ${count(index.outlets, 'outlet')}, ${days}`),
    ...(lastIngest ? ingestLines(lastIngest) : [row('Last read', 'not known')]),
    ...(running ? runningLines(running) : [row('Bot', 'no bot answers from this index now')]),
  ];
};

const ingestLines = ({ at, paths, articles, unchanged, skipped, seconds }: LastIngest): string[] => [
  row('Last read', `${at}, in ${seconds} s, from ${paths.join(', ')}`),
  row('', `${articles} articles written, ${unchanged} unchanged, ${skipped.length} passed over`),
  ...skipped.map(({ path, reason }) => row('', `skipped ${path}: ${reason}`)),
];

const tally = (counts: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const total = parts.reduce((sum, [, number]) => sum + number, 0);
  return total === 0 ? '0' : `${total}: ${parts.map(([kind, number]) => `${number} ${kind}`).join(', ')}`;
};

const runningLines = ({ pid, since, platforms, answers, faults, refused, latency, ...rest }: Running): string[] => [
  row('Bot', `process ${pid}, since ${since}`),
  row(
    'Platforms',
    Object.entries(platforms)
      .map(([name, standing]) => `${name} ${standing}`)
      .join(', '),
  ),
  row('Answers', tally(answers)),
  row('Faults', `${tally(faults)}; ${refused} asked too fast`),
  row(
    'Latency',
    latency
      ? `half within ${latency.p50} s, 95 of 100 within ${latency.p95} s, 99 within ${latency.p99} s`
      : 'none yet',
  ),
  row('Queue', `${rest.queue.waiting} waiting, ${rest.queue.running} being answered; ${rest.connections} connections`),
];
