/** Copied from an article's running text, with the reporter's own frame inside. */

import { below, pick, type Random } from '../../../../src/training/invented/random.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make, type Said, sameWords, unstopped } from './kind.js';

/** The frame that was copied with the words names the speaker, or it is not read. */
const FRAMED = [null, 'open', 'confirmed'] as const;

const MOST_BETWEEN = 90;

/** First and last stretch, and what the article prints between them; `null`: not interrupted once by a short frame. */
const interrupted = ({ parts, article: { text } }: Said): { from: number; to: number; between: string } | null => {
  const [first, second] = parts;
  if (!first || !second || parts.length !== 2) return null;
  const between = text.slice(first[1], second[0]);
  return between.length > MOST_BETWEEN || between.includes('\n') ? null : { from: first[0], to: second[1], between };
};

/** Where some word inside the stretch begins, four words or more from both ends; `null`: too short. */
const wordInside = (text: string, [start, end]: readonly [number, number], random: Random): number | null => {
  const starts = Array.from(text.slice(start, end).matchAll(/(?<=\s)\S/g), (match) => start + match.index).slice(3, -3);
  return starts.length === 0 ? null : pick(random, starts);
};

/** The reporter's clause behind the words, to its full stop: `,” Lindqvist said.`; `null`: there is none. */
const clauseBehind = ({ parts, article: { text }, gold: { source, cue } }: Said): string | null => {
  const end = parts.at(-1)?.[1] ?? 0;
  const clause = text.slice(end, end + MOST_BETWEEN).match(/^["”] [^.“"\n]{4,60}\./)?.[0];
  const named = [source, cue].every(
    (part) => part?.spans[0] && part.spans[0][0] > end && part.spans[0][1] <= end + (clause?.length ?? 0),
  );
  return clause && named ? clause : null;
};

const pasted =
  (make: (quote: Said, random: Random) => string | null): Make =>
  ({ quote, random }) => {
    const text = make(quote, random);
    return text === null ? null : { text, expected: [asPrinted(quote, FRAMED)] };
  };

/** Whole paragraphs that two people speak in turn, or the part of one in which they do. */
const inTurn: Make = ({ quote, others }) => {
  const { text } = quote.article;
  const start = (quote.parts[0]?.[0] ?? 1) - 1;
  const end = quote.parts.at(-1)?.[1] ?? 0;
  const next = others.here.find(({ parts }) => parts[0] && parts[0][0] > end && parts[0][0] - end < 200);
  const stop = next?.parts.at(-1)?.[1];
  if (!next || !stop || !isLong(quote, 6, 40) || !isLong(next, 6, 40)) return null;
  const behind = text.slice(stop).match(/^["”][^\n“"]*/)?.[0] ?? '';
  const own = [quote, next].flatMap(({ parts }) => parts.map(([from, to]) => to - from)).reduce((a, b) => a + b);
  const pasted = text.slice(start, stop + behind.length);
  // Marks around the words of a third would be a third quote.
  if ((pasted.match(/["“]/g) ?? []).length !== (/“/.test(pasted) ? 1 : 2) * (quote.parts.length + next.parts.length))
    return null;
  return pasted.length - own > 400
    ? null
    : { text: pasted.trimEnd(), expected: [quote, next].map((said) => asPrinted(said, FRAMED)) };
};

export const PASTES: Kinds = {
  'begins and ends inside a quote': pasted((quote, random) => {
    const { text } = quote.article;
    const [first, second] = quote.parts;
    if (!interrupted(quote) || !first || !second) return null;
    const from = wordInside(text, first, random);
    const to = wordInside(text, second, random);
    return from === null || to === null ? null : text.slice(from, to).trimEnd();
  }),
  'begins inside a quote': pasted((quote, random) => {
    const { text } = quote.article;
    const clause = clauseBehind(quote);
    const last = quote.parts.at(-1);
    const from = clause && last && quote.parts.length === 1 ? wordInside(text, last, random) : null;
    return clause === null || !last || from === null || last[1] - from < 40 ? null : text.slice(from, last[1]) + clause;
  }),
  'one word, then the quote goes on': pasted((quote) => {
    const { text } = quote.article;
    const inside = interrupted(quote);
    const [first, second] = quote.parts;
    if (!inside || !first || !second || second[1] - second[0] < 40) return null;
    const last = text.slice(first[0], first[1]).search(/\S+\s*$/);
    return text.slice(first[0] + last, second[1]);
  }),
  'ends inside a quote': pasted((quote, random) => {
    const { text } = quote.article;
    const [first] = quote.parts;
    const source = quote.gold.source?.spans[0];
    if (!first || !source || source[0] > first[0] || first[0] - source[0] > MOST_BETWEEN) return null;
    const opening = text.slice(source[0], first[0] - 1);
    const to = /[\n“”"]/.test(opening) ? null : wordInside(text, first, random);
    return to === null || to - first[0] < 40 ? null : text.slice(source[0], to).trimEnd();
  }),
  'whole sentence with its frame': pasted((quote) => {
    const clause = clauseBehind(quote);
    const [first] = quote.parts;
    return clause === null || !first || !isLong(quote, 8, 40)
      ? null
      : quote.article.text.slice(first[0] - 1, quote.parts.at(-1)?.[1] ?? 0) + clause;
  }),
  'a quote of a quote': ({ quote, random }) => {
    if (!isLong(quote, 8, 40) || quote.parts.length > 1) return null;
    const { full } = quote.person;
    const text = pick(random, [
      `“‘${unstopped(quote.words)},’ said ${full}.”`,
      `"${full} said: '${quote.words}'"`,
      `“${full} said, ‘${quote.words}’”`,
      `““${quote.words}” — ${full}”`,
    ]);
    return { text, expected: [asPrinted(quote, FRAMED)] };
  },
  'first words alone': ({ quote, random }) => {
    if (!isLong(quote, 18, 60) || quote.parts.length > 1) return null;
    const words = quote.words
      .split(' ')
      .slice(0, 10 + below(random, 4))
      .join(' ');
    return { text: `${inMarks(words, random)} — ${quote.person.full}`, expected: [asPrinted(quote)] };
  },
  'quoted words without their attribution': ({ quote }) => {
    const [content] = quote.gold.content;
    if (quote.gold.kind !== 'mixed' || !content || quote.gold.content.length > 1) return null;
    const text = quote.article.text.slice(...content);
    if (text.length < 50 || text.length > 300 || /\n/.test(text)) return null;
    return {
      text: text.replace(/["“”]/g, ''),
      expected: [
        { ...asPrinted(quote, [null]), verdicts: sameWords(quote), printedAs: ['direct', 'mixed', 'indirect'] },
      ],
    };
  },
  'two people with the reporter between': inTurn,
};
