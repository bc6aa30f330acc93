/** Runs as Discord's Markdown. What is cut says so where it is cut. */
import type { Run, RunMark } from '../../reply.js';
import { escapeLine, isBlank, splitLines } from './escape.js';

export const SHORTENED = '… (shortened)';

/** Underlined as well as bold: bold alone marks a name, and a reader must see which words were put in. */
const MARKS: Record<RunMark, readonly [open: string, close: string]> = {
  strong: ['**', '**'],
  emphasis: ['*', '*'],
  removed: ['~~', '~~'],
  added: ['__**', '**__'],
};

/** Invisible. Keeps apart two marks that Discord would read as one. */
const GAP = '\u200B';

const ENDS_IN_MARK = /[*_~]$/;
const STARTS_IN_MARK = /^[*_~]/;

/** In a label these would end it, or make Discord refuse the link as a disguise. */
const NO_LABEL = /[[\]]|:\/\//;

/** A longer address would crowd out the words: a message holds 4,000 characters, addresses included. */
const LONGEST_ADDRESS = 1000;

/** Legal in an address, but with a meaning in Markdown. */
const IN_ADDRESS = /[()*|`'"\\<>\s]/g;

const hex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const safeAddress = (href: string): string | null => {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const address = url.href.replace(IN_ADDRESS, hex);
  return address.length <= LONGEST_ADDRESS ? address : null;
};

/** White space stays outside of the marks: "** not**" is not bold everywhere. */
const drawMarked = ({ text, mark }: Run): string => {
  const escaped = escapeLine(text);
  const core = escaped.trim();
  if (mark === undefined || isBlank(text)) return escaped;
  const [open, close] = MARKS[mark];
  const start = escaped.indexOf(core);
  const gap = ENDS_IN_MARK.test(core) ? GAP : '';
  return `${escaped.slice(0, start)}${open}${core}${gap}${close}${escaped.slice(start + core.length)}`;
};

const drawRun = (run: Run): string => {
  const text = drawMarked(run);
  const address = run.href === undefined ? null : safeAddress(run.href);
  if (address === null || isBlank(run.text)) return text;
  return NO_LABEL.test(run.text) ? `${text} ([open](${address}))` : `[${text}](${address})`;
};

/** @param runs without line breaks */
const drawLine = (runs: readonly Run[]): string => {
  let line = '';
  for (const run of runs) {
    const next = drawRun(run);
    const clash = run.mark !== undefined && STARTS_IN_MARK.test(next) && ENDS_IN_MARK.test(line);
    line += clash ? GAP + next : next;
  }
  return line.trim();
};

/** The same runs, parted at line breaks; lines without a word are left out. */
const linesOf = (runs: readonly Run[]): Run[][] => {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    splitLines(run.text).forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => line.some((run) => !isBlank(run.text)));
};

const drawInline = (runs: readonly Run[]): string =>
  drawLine(runs.map((run) => ({ ...run, text: splitLines(run.text).join(' ') })));

const drawQuote = (runs: readonly Run[]): string =>
  linesOf(runs)
    .map((line) => `> ${drawLine(line)}`)
    .join('\n');

/** The first `length` UTF-16 units of the runs' text; a pair of surrogates is not parted. */
const beginning = (runs: readonly Run[], length: number): Run[] => {
  const kept: Run[] = [];
  let left = length;
  for (const run of runs) {
    if (left <= 0) break;
    const pair = /[\uD800-\uDBFF]/.test(run.text.charAt(left - 1)) ? 1 : 0;
    kept.push({ ...run, text: run.text.slice(0, left - pair) });
    left -= run.text.length;
  }
  return kept;
};

/** Draws as much as `limit` characters hold: all of it, or a beginning that ends in `SHORTENED`. */
const within = (limit: number, runs: readonly Run[], draw: (runs: readonly Run[]) => string): string => {
  const whole = draw(runs);
  if (whole.length <= limit) return whole;
  let low = 0;
  let high = runs.reduce((sum, run) => sum + run.text.length, 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (draw(beginning(runs, middle)).length + SHORTENED.length <= limit) low = middle;
    else high = middle - 1;
  }
  return draw(beginning(runs, low)) + SHORTENED;
};

/** One line: line breaks become spaces. */
export const inline = (runs: readonly Run[], limit = Number.POSITIVE_INFINITY): string =>
  within(limit, runs, drawInline);

/** A block quotation: every line keeps its place inside. */
export const quoted = (runs: readonly Run[], limit = Number.POSITIVE_INFINITY): string =>
  within(limit, runs, drawQuote);
