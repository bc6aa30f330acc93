/** The two texts: what the asker wrote and what the articles print, each with its departures marked in place, and cut to size. */
import type { Answer, Change, Span } from '../model.js';
import type { Run, RunMark } from './reply.js';

type Printed = NonNullable<Answer['quotation']>;

/** A stretch of a text that is marked. */
interface Marked extends Span {
  mark: RunMark;
}

/** Marked stretches in order, each outside of the ones before it -> the whole text as runs. */
const runsOf = (text: string, marked: readonly Marked[]): Run[] => {
  const runs: Run[] = [];
  let cursor = 0;
  for (const { start, end, mark } of [...marked].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < cursor || end <= start) continue;
    if (start > cursor) runs.push({ text: text.slice(cursor, start) });
    runs.push({ text: text.slice(start, end), mark });
    cursor = end;
  }
  if (cursor < text.length) runs.push({ text: text.slice(cursor) });
  return runs;
};

const WORD = /[\p{L}\p{N}]/u;

const standsAlone = (text: string, start: number, end: number): boolean =>
  !(WORD.test(text[start - 1] ?? ' ') && WORD.test(text[start] ?? ' ')) &&
  !(WORD.test(text[end] ?? ' ') && WORD.test(text[end - 1] ?? ' '));

/** The occurrence of `words` from `from` on that lies nearest to `expected`, as whole words; -1: there is none. */
const nearest = (text: string, words: string, from: number, expected: number): number => {
  let best = -1;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!standsAlone(text, at, at + words.length)) continue;
    if (best >= 0 && Math.abs(at - expected) >= Math.abs(best - expected)) break;
    best = at;
  }
  return best;
};

const inOrder = (changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);

/**
 * Changes say where they stand in the article alone: in another text they are found by their words, at about the same
 * distance from the change before. A change that is not found there stays unmarked.
 * @param side which words of a change the text holds
 * @param start where in the article the text begins
 */
const markIn = (
  text: string,
  changes: readonly Change[],
  side: 'asked' | 'printed',
  start: number,
  mark: RunMark,
): Run[] => {
  const marked: Marked[] = [];
  let [cursor, behind] = [0, start];
  for (const change of inOrder(changes)) {
    const words = change[side];
    const at = words === '' ? -1 : nearest(text, words, cursor, cursor + change.at.start - behind);
    const from = at < 0 ? Math.min(text.length, cursor + Math.max(0, change.at.start - behind)) : at;
    if (at >= 0) marked.push({ start: at, end: at + words.length, mark });
    cursor = at < 0 ? from : at + words.length;
    behind = change.at.end;
  }
  return runsOf(text, marked);
};

/** What the asker wrote; words that the article does not have are `removed`. */
export const markAsked = (text: string, changes: readonly Change[], start: number): Run[] =>
  markIn(text, changes, 'asked', start, 'removed');

/** One printed wording; words that the other one does not have are `added`. */
export const markWording = (printed: string, changes: readonly Change[]): Run[] =>
  markIn(printed, changes, 'printed', inOrder(changes)[0]?.at.start ?? 0, 'added');

/**
 * The printed words; those that the asker does not have are `added`.
 * @param turning stretches of the article that turn the meaning, marked wherever they stand
 * @param context shows what stands before and after; `strong`: with the matched words strong
 */
export const markPrinted = (
  { text, start, end, before, after }: Printed,
  changes: readonly Change[],
  turning: readonly Span[] = [],
  context: 'none' | 'plain' | 'strong' = 'none',
): Run[] => {
  const from = context !== 'none' ? start - before.length : start;
  const whole = context !== 'none' ? before + text + after : text;
  const marks = [...changes.map(({ at }) => at), ...turning]
    .filter((at) => at.start >= from && at.end <= from + whole.length)
    .map((at): Marked => ({ start: at.start - from, end: at.end - from, mark: 'added' }));
  const runs = runsOf(whole, marks);
  return context === 'strong' && (before !== '' || after !== '') ? emphasise(runs, start - from, end - from) : runs;
};

/** Makes what lies between two offsets of the whole strong, and leaves what is marked already. */
const emphasise = (runs: readonly Run[], start: number, end: number): Run[] => {
  let offset = 0;
  return runs.flatMap((run): Run[] => {
    const [from, to] = [offset, offset + run.text.length];
    offset = to;
    if (run.mark) return [run];
    const cuts = [from, Math.min(Math.max(start, from), to), Math.min(Math.max(end, from), to), to];
    return [0, 1, 2].flatMap((i): Run[] => {
      const text = run.text.slice((cuts[i] as number) - from, (cuts[i + 1] as number) - from);
      if (text === '') return [];
      return [i === 1 ? { text, mark: 'strong' } : { text }];
    });
  });
};

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

/** The stretch of the runs' text between two offsets, marks kept. */
const slice = (runs: readonly Run[], start: number, end: number): Run[] => {
  let offset = 0;
  return runs.flatMap((run) => {
    const from = offset;
    offset += run.text.length;
    const text = run.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return text === '' ? [] : [{ ...run, text }];
  });
};

/** Moves a cut to the white space before or behind it, unless none is near. */
const NEAR = 30;

const wordStart = (text: string, at: number): number => {
  const space = text.slice(at, at + NEAR).search(/\s/);
  return space < 0 ? safe(text, at) : at + space + 1;
};

const wordEnd = (text: string, at: number): number => {
  const space = text.slice(Math.max(0, at - NEAR), at + 1).search(/\s\S*$/);
  return space < 0 ? safe(text, at) : Math.max(0, at - NEAR) + space;
};

/** Never between the halves of a pair. */
const safe = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);

/**
 * The part of a text that matters, in at most about `room` characters: around what differs, else around the
 * strong words, else its beginning. What is left out is shown as "… ".
 */
export const around = (runs: readonly Run[], room: number): Run[] => {
  const length = lengthOf(runs);
  if (length <= room) return [...runs];
  const text = runs.map((run) => run.text).join('');
  const changed = runs.some(({ mark }) => mark === 'removed' || mark === 'added');
  const counts = ({ mark }: Run): boolean => (changed ? mark === 'removed' || mark === 'added' : mark !== undefined);
  const key = runs.findIndex(counts);
  const focus = key <= 0 ? 0 : lengthOf(runs.slice(0, key));
  const last = runs.findLastIndex(counts);
  const reach = key < 0 ? 0 : Math.min(room, lengthOf(runs.slice(0, last + 1)) - focus);
  const lead = Math.max(0, Math.floor((room - reach) / 2));
  const wanted = Math.max(0, Math.min(focus - lead, length - room));
  const start = wanted === 0 ? 0 : Math.min(wordStart(text, wanted), focus);
  const end = start + room >= length ? length : wordEnd(text, start + room);
  return [
    ...(start > 0 ? [{ text: '… ' }] : []),
    ...slice(runs, start, end),
    ...(end < length ? [{ text: ' …' }] : []),
  ];
};

/** A text in pages of about `room` characters each, broken at white space. At least one. */
export const paged = (runs: readonly Run[], room: number): Run[][] => {
  const text = runs.map((run) => run.text).join('');
  const pages: Run[][] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + room >= text.length ? text.length : Math.max(start + 1, wordEnd(text, start + room));
    pages.push([
      ...(start > 0 ? [{ text: '… ' }] : []),
      ...slice(runs, start, end),
      ...(end < text.length ? [{ text: ' …' }] : []),
    ]);
    start = end;
  }
  return pages.length > 0 ? pages : [[]];
};

/** The beginning of a text, broken at white space: for names, roles and words beside other words. */
export const clip = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, wordEnd(text, room)).trimEnd()} …`;
