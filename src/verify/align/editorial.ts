/** Marks by which an editor or an asker owns up to touching the words: brackets around insertions, dots for omissions. */
import type { Span } from '../../model.js';
import type { Tokens } from '../../text/tokens.js';

/** Brackets deeper or longer than this hold no editorial insertion. */
const LONGEST_INSERTION = 120;

const CLOSERS: Record<string, string> = { '[': ']', '(': ')', '［': '］', '（': '）' };
const OMISSION = /…|\.{2,}|\.\s\.|\*{3}/u;

/** Spans of bracketed stretches, brackets included. @param round whether round brackets count: inside quotation marks they do */
export const findInsertions = (text: string, round: boolean): Span[] => {
  const spans: Span[] = [];
  const marks = round ? /[[(［（]/gu : /[[［]/gu;
  for (let open = marks.exec(text); open; open = marks.exec(text)) {
    const start = open.index;
    const end = text.slice(start, start + LONGEST_INSERTION).indexOf(CLOSERS[open[0]] as string);
    if (end < 0) continue;
    spans.push({ start, end: start + end + 1 });
    marks.lastIndex = start + end + 1;
  }
  return spans;
};

/** For each word whether it stands in one of the spans; spans and words in the order of the text. */
export const flagWithin = (tokens: Tokens, spans: readonly Span[]): boolean[] => {
  let next = 0;
  return tokens.words.map((_, index) => {
    const start = tokens.starts[index] as number;
    while (next < spans.length && (spans[next] as Span).end <= start) next += 1;
    const span = spans[next];
    return span !== undefined && span.start <= start;
  });
};

/** Characters between two words in which an omission mark is looked for. */
const LONGEST_LOOK = 40;

/** For each word, and for the end, whether an omission mark stands directly before it. */
export const omissionsBefore = (text: string, tokens: Tokens): boolean[] => {
  const { words, starts, ends } = tokens;
  const flags: boolean[] = [];
  for (let index = 0; index <= words.length; index += 1) {
    const from = index === 0 ? 0 : (ends[index - 1] as number);
    const to = index === words.length ? text.length : (starts[index] as number);
    flags.push(OMISSION.test(text.slice(from, Math.min(to, from + LONGEST_LOOK))));
  }
  return flags;
};
