/** What a quote is: somebody's words, whole or in part, or marks around a title or a word held at arm's length. */
import type { QuotationKind } from '../../model.js';
import type { Choice, Step } from '../attribution/attribute.js';
import { type Context, ending } from '../attribution/context.js';
import type { Document } from '../parse/document.js';
import { tokenKind } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import table from './quotation-kind.json' with { type: 'json' };

const SMALL = new Set(table.small);
const WORKS = new Set(table.works);
const NAMING = new Set(table.naming);
const MAX_TITLE_WORDS = 12;
const MAX_SCARE_WORDS = 3;
/** How many tokens away words still report a quote: before it, after it, and where a title would have to be said. */
const REACH_BEFORE = 12;
const REACH_AFTER = 14;
const REACH_OF_TITLE = 6;
/** Words of a name that people go by, and of a title that only its noun tells. */
const MAX_NAME_WORDS = 4;
/** A few words that nobody clearly said are nobody's. */
const LEAST_CONFIDENCE = 0.42;

/** "The Late Show With …": every word that counts has a capital. */
const isTitleCase = (words: string): boolean => {
  const all = words.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const counting = all.filter((word) => !SMALL.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
  if (all.length < 2 || all.length > MAX_TITLE_WORDS || counting.length < 2) return false;
  return counting.every((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word));
};

/** Whether words beside the quote report it: the verb of the speaker, or marks that stand for one. */
const isReported = (document: Document, { context, candidates, picked }: Step & Choice): boolean => {
  const { tokens } = document;
  const { token, cueLeft, cueRight } = context;
  const before = tokens.kind[token - 1];
  const beforeFlags = tokens.flags[token - 1] ?? 0;
  if (before === tokenKind.colon || (before === tokenKind.word && (beforeFlags & CUE) !== 0)) return true;
  if (before === tokenKind.comma && cueLeft >= 0 && token - cueLeft <= REACH_BEFORE) return true;
  if (context.opensParagraph && (context.closesParagraph || context.ending === ending.comma)) return true;
  const mention = document.mentions[candidates[picked]?.mention ?? -1];
  if (!mention) return false;
  if (mention.head > token)
    return cueRight >= 0 && Math.abs(cueRight - mention.head) <= REACH_BEFORE && cueRight - token <= REACH_AFTER;
  if (tokens.sentence[mention.head] !== tokens.sentence[token]) return false;
  return hasVerbBetween(document, mention.last + 1, token, context.words <= MAX_SCARE_WORDS ? REPORTS : VERB);
};

/** Verbs that a few words in marks need between them and their speaker: others only act. */
const REPORTS = CUE | bits.judge | bits.think;

const hasVerbBetween = (document: Document, from: number, to: number, verbs: number): boolean => {
  for (let i = from; i < to; i++) {
    if (((document.tokens.flags[i] ?? 0) & verbs) !== 0) return true;
  }
  return false;
};

/** A noun or verb that brings in a name: "the film", "titled". */
const isIntroduced = (document: Document, token: number, words: ReadonlySet<string>): boolean => {
  const before = document.tokens.kind[token - 1] === tokenKind.comma ? token - 2 : token - 1;
  return document.tokens.kind[before] === tokenKind.word && words.has(document.tokens.word[before] ?? '');
};

/** Whether the quote stands inside a clause ("on NBC's “…”", "the “…”"), where a title does and whole speech does not. */
const standsInside = (document: Document, token: number): boolean => {
  const { tokens } = document;
  if (tokens.kind[token - 1] !== tokenKind.word) return false;
  const flags = tokens.flags[token - 1] ?? 0;
  return (
    (flags & (bits.preposition | bits.determiner | bits.apostrophe | bits.adjective)) !== 0 ||
    TELL.has(tokens.word[token - 1] ?? '')
  );
};

/** "the hacker known as “Moth”", "what some call “the pit”": a name that people go by. */
const isKnownAs = (document: Document, token: number): boolean => {
  const { tokens } = document;
  let before = token - 1;
  while (((tokens.flags[before] ?? 0) & bits.determiner) !== 0) before--;
  if (tokens.word[before] === 'as')
    return KNOWN.has(tokens.word[before - 1] ?? '') || KNOWN.has(tokens.word[before - 2] ?? '');
  return tokens.word[before] === 'alias' || tokens.word[before] === 'aka' || TERMS.has(tokens.word[before] ?? '');
};

const TELL = new Set(table.addressing);
const KNOWN = new Set(table.known);
const TERMS = new Set(table.terms);

const isTitle = (document: Document, context: Context, words: string): boolean => {
  const { token, cueRight } = context;
  const inside = standsInside(document, token);
  const capitals = isTitleCase(words) || (inside && SINGLE_CAPITAL.test(words) && isOwned(document, token));
  if (isIntroduced(document, token, WORKS)) return capitals || context.words <= MAX_NAME_WORDS;
  const isSaidAfter = !inside && context.ending !== ending.none && cueRight >= 0 && cueRight - token <= REACH_OF_TITLE;
  if (!capitals || isSaidAfter) return false;
  return inside || isIntroduced(document, token, NAMING) || !reportedDirectly(document, token);
};

const SINGLE_CAPITAL = /^\p{Lu}\p{Ll}+[,.]?$/u;

/** "on CNN's “Tonight”". */
const isOwned = ({ tokens }: Document, token: number): boolean =>
  ((tokens.flags[token - 1] ?? 0) & bits.apostrophe) !== 0;

/**
 * The kind of one quote.
 * @param words of the quote, without marks
 * @param confidence that the chosen speaker is right, if anybody spoke
 */
export const kindOf = (
  document: Document,
  step: Step & Choice,
  words: string,
  mark: string,
  confidence: number,
): QuotationKind => {
  const { context } = step;
  if (mark === '《') return 'title';
  if (isKnownAs(document, context.token) && context.words <= MAX_NAME_WORDS)
    return SINGLE_CAPITAL.test(words) || isTitleCase(words) ? 'title' : 'scare';
  if (isTitle(document, context, words)) return 'title';
  const reported = isReported(document, step);
  const isShort = context.words <= MAX_SCARE_WORDS && !isSentence(document, context);
  if (isShort && confidence < LEAST_CONFIDENCE) return 'scare';
  if (isShort && !reported && !context.closesParagraph) return 'scare';
  return spokenKind(document, step);
};

/** `… in Lunde. “We will appeal.”[4]`: a sentence of its own, with its stop. */
const isSentence = ({ tokens }: Document, { token, ending: end, beginsLower }: Context): boolean =>
  (end === ending.stop || end === ending.question) && !beginsLower && tokens.kind[token - 1] === tokenKind.stop;

/** The kind of a quote that somebody is known to have spoken. */
export const spokenKind = (document: Document, step: Step): QuotationKind =>
  isWhole(document, step) ? 'direct' : 'mixed';

/** `said, "`, `said: "`, `said "`: marks that open speech. */
const reportedDirectly = (document: Document, token: number): boolean => {
  const { tokens } = document;
  const kind = tokens.kind[token - 1];
  if (token === 0 || kind === tokenKind.break || kind === tokenKind.colon) return true;
  if (kind === tokenKind.comma) return ((tokens.flags[token - 2] ?? 0) & VERB) !== 0;
  return kind === tokenKind.word && ((tokens.flags[token - 1] ?? 0) & (bits.core | bits.report)) !== 0;
};

/** Whole sentences of the speaker's own, not words inside the reporter's clause. */
const isWhole = (document: Document, { context }: Step): boolean => {
  if (document.quotes[context.quote]?.stretches[0]?.mark === 'label') return true;
  if (context.beginsLower)
    return context.sameSentenceAsPrevious && document.tokens.kind[context.token - 1] === tokenKind.comma;
  const before = document.tokens.kind[context.token - 1];
  if (before !== tokenKind.word) return true;
  return ((document.tokens.flags[context.token - 1] ?? 0) & VERB) !== 0;
};
