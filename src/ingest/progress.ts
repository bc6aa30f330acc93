/** What a person sees of a long run: a line on standard error now and then; nothing on short ones, but for a renewal. */
import { onOneLine } from '../text/invisible.js';
import type { IngestOptions } from './run.js';

const PROGRESS_EVERY_MS = 10_000;

const WAITING = 'another program is writing to the index: waiting for it';

/** Says at once that a run waits for another, and again now and then. @returns to be called at each try */
export const reportWaiting = (): (() => void) => {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    process.stderr.write(`verbatim: ${WAITING}\n`);
  };
};

/** @returns to be called as often as there is news */
export const reportProgress = (): Required<Pick<IngestOptions, 'onProgress' | 'onRenewal'>> => {
  let last = performance.now();
  const sayNowAndThen = (line: string): void => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    process.stderr.write(`${line}\n`);
  };
  return {
    onProgress: ({ articles, quotations }, file) =>
      sayNowAndThen(`indexing ${onOneLine(file)}: ${articles} articles, ${quotations} quotations so far`),
    onRenewal: (done, of) => {
      if (done > 0) sayNowAndThen(`bringing the index up to date: ${done} of ${of} articles`);
      else process.stderr.write(`The index was made by another version: bringing ${of} articles up to date\n`);
    },
  };
};
