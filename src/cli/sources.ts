/** `verbatim sources`: what is followed, and how each stands. */
import { readSettings } from '../config.js';
import { VerbatimError } from '../errors.js';
import type { Source } from '../sources/source.js';
import { readSourceList } from '../sources/source-list.js';
import { readStanding, type Standing } from '../sources/standing.js';
import { fetchedFolder } from '../stores.js';
import { onOneLine } from '../text/invisible.js';
import type { Command } from './command.js';
import { printLine } from './output.js';

/** What scripts read: a contract. Times are ISO 8601, UTC; `null`: never, or nothing to tell. */
interface Told {
  kind: Source['kind'];
  place: string;
  outlet: string | null;
  /** Seconds. */
  interval: number;
  lastSuccess: string | null;
  /** Since the last success. */
  lastFault: { at: string; message: string } | null;
  /** Why the page of an article that it lists could not be fetched, the last time that one could not. */
  articleFault: string | null;
  nextTry: string | null;
  /** Articles fetched so far, and those that are still to be. */
  taken: number;
  waiting: number;
  /** Articles that its list holds beyond the newest, which alone are looked at. */
  passedOver: number;
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

const toldOf = ({ kind, place, outlet, interval }: Source, standing: Standing): Told => {
  const { lastSuccess, fault, articleFault, next, taken, waiting, passedOver } = standing;
  return {
    ...{ kind, place, outlet, interval: interval / 1000 },
    lastSuccess: lastSuccess === null ? null : timeOf(lastSuccess),
    lastFault: fault === null ? null : { at: timeOf(fault.at), message: fault.message },
    articleFault,
    nextTry: next === 0 ? null : timeOf(next),
    ...{ taken, waiting: waiting.length, passedOver },
  };
};

const linesOf = (told: Told): string[] => {
  const { kind, place, outlet, lastSuccess, lastFault, articleFault, nextTry, taken, waiting, passedOver } = told;
  const more = [
    ...(waiting > 0 ? [`${waiting} to be fetched`] : []),
    ...(passedOver > 0 ? [`${passedOver} older ones left alone`] : []),
  ];
  return [
    `${kind} ${place}${outlet === null ? '' : ` (${outlet})`}`,
    `  last success ${lastSuccess ?? 'never'}, next try ${nextTry ?? 'when the bot runs'}`,
    ...(kind === 'folder' ? [] : [`  ${[`${taken} articles fetched`, ...more].join(', ')}`]),
    ...(lastFault === null ? [] : [`  fault ${lastFault.at}: ${lastFault.message}`]),
    ...(articleFault === null ? [] : [`  last article that could not be fetched: ${articleFault}`]),
  ];
};

/** @throws VerbatimError `usage` for words that mean nothing here */
export const sourcesCommand: Command = async (words, flags) => {
  if (words.length > 0) throw new VerbatimError('usage', `sources takes no “${words[0]}”`, 'verbatim sources [--json]');
  const { corpusDir, dataDir } = readSettings();
  const list = await readSourceList(corpusDir);
  for (const fault of list?.faults ?? []) process.stderr.write(`verbatim: ${onOneLine(fault)}\n`);
  const folder = fetchedFolder(dataDir);
  for (const source of list?.sources ?? []) {
    const told = toldOf(source, readStanding(folder, source));
    await printLine(flags.json ? JSON.stringify(told) : linesOf(told).map(onOneLine).join('\n'));
  }
  if (list === null) process.stderr.write(`verbatim: nothing is followed: ${corpusDir} holds no sources.yaml\n`);
};
