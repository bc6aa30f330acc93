/**
 * The ways in which one message can be read: which words are quoted, and whom it names. Each is looked up; the print
 * decides. The usual reading comes first, simpler ones before those that take more for a frame, the whole message last.
 */
import type { Question, Request } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import { speakerAround, unframed } from './frames.js';
import { isSmallTalk, wordsOf } from './message.js';
import { dayOf } from './period.js';
import { type Found, markedIn, markedQuotes, usualQuotes } from './quotes.js';

/** The quotes that a message asks about, read in one way. */
export type Reading = readonly Question[];

/** A match costs milliseconds; beyond so many readings of one message none has ever been the best. */
const MOST_READINGS = 8;

const MARK = /["“”„«»‹›「」]/g;

/** A closing mark: behind a word or its stop, with nothing but space after it. */
const CLOSING = /^[^"“”„«»‹›「」]*[\p{L}\p{N}.,!?…]["”»」](?=[\s,.;]|$)/u;

/** A paste that begins inside a quote: what stands outside of its marks was said, what stands between them is the reporter's. */
const insideOut = (text: string): Found[] => {
  const pieces = text.split(MARK);
  if (pieces.length < 2 || !CLOSING.test(text)) return [];
  const said = pieces.filter((_, at) => at % 2 === 0).map((piece) => piece.trim());
  const frames = pieces.filter((_, at) => at % 2 === 1);
  const speaker = frames.map((frame) => speakerAround(`…, ${frame.trim()}`)).find(Boolean);
  return [{ text: said.filter((piece) => piece !== '').join(' '), speaker: speaker ?? null }];
};

/** Inner marks around fewer of a quote's words, with no name beside them, are a part of it. */
const MOST_OF_IT = 0.9;

const wordsIn = (quotes: readonly Found[]): number =>
  quotes.reduce((sum, { text }) => sum + tokenise(text).words.length, 0);

/** A quote that holds a frame of its own: marks around a whole message, frame and words. */
const withinQuote = ([only, ...others]: readonly Found[]): Found[][] => {
  if (!only || others.length > 0) return [];
  const inner = [...unframed(only.text).map((framed) => [framed]), markedQuotes(only.text, markedIn(only.text)) ?? []];
  const isFramed = (quotes: readonly Found[]): boolean =>
    quotes.some(({ speaker }) => speaker !== null) || wordsIn(quotes) >= MOST_OF_IT * wordsIn([only]);
  return inner
    .filter(isFramed)
    .map((quotes) => quotes.map((quote) => ({ text: quote.text, speaker: quote.speaker ?? only.speaker })));
};

const keyOf = (quotes: readonly Found[]): string =>
  quotes.map(({ text, speaker }) => `${tokenise(text).words.join(' ')}\t${speaker ?? ''}`).join('\n');

const hasWords = ({ text }: Found): boolean => tokenise(text).words.length > 0;

/** @returns readings of at least one quote each, none where there are no words; `null` for small talk */
export const readingsOf = ({ text: pasted, speaker, outlet, since, until }: Request): Reading[] | null => {
  if (isSmallTalk(pasted)) return null;
  const text = wordsOf(pasted);
  const whole: Found[] = [{ text, speaker: null }];
  const marked = markedIn(text);
  const usual = usualQuotes(text, marked);
  const ways: Found[][] = [
    usual,
    ...withinQuote(usual),
    markedQuotes(text, marked) ?? [],
    ...unframed(text).map((framed) => [framed]),
    insideOut(text),
    whole,
  ];
  const known = new Set<string>();
  const distinct = ways
    .map((quotes) => quotes.filter(hasWords))
    .filter((quotes) => {
      const key = keyOf(quotes);
      if (quotes.length === 0 || known.has(key)) return false;
      known.add(key);
      return true;
    });
  const kept =
    distinct.length > MOST_READINGS ? [...distinct.slice(0, MOST_READINGS - 1), ...distinct.slice(-1)] : distinct;
  const named = speaker?.trim() || null;
  const where = {
    outlet: outlet?.trim() || null,
    since: dayOf(since ?? null, 'first'),
    until: dayOf(until ?? null, 'last'),
  };
  return kept.map((quotes) => quotes.map((quote) => ({ text: quote.text, speaker: named ?? quote.speaker, ...where })));
};
