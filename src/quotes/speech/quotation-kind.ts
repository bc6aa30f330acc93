/** What a quote is: somebody's words, whole or in part, or marks around a title or a word held at arm's length. */
import type { QuotationKind } from '../../model.js';
import type { Choice, Step } from '../attribution/attribute.js';
import type { Context } from '../attribution/context.js';
import type { Scene } from '../parse/document.js';
import { kinds } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import table from './works.json' with { type: 'json' };

const SMALL = new Set(table.small);
const WORKS = new Set(table.works);
const NAMING = new Set(table.naming);
const MAX_TITLE_WORDS = 12;
const MAX_SCARE_WORDS = 3;
/** The context's code of a comma at the end of a quote. */
const COMMA = 1;
/** A few words that nobody clearly said are nobody's. */
const LEAST_CONFIDENCE = 0.42;

/** "The Late Show With …": every word that counts has a capital. */
export const isTitleCase = (words: string): boolean => {
  const all = words.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const counting = all.filter((word) => !SMALL.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
  if (all.length < 2 || all.length > MAX_TITLE_WORDS || counting.length < 2) return false;
  return counting.every((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word));
};

/** Whether words beside the quote report it: the verb of the speaker, or marks that stand for one. */
const isReported = (scene: Scene, { context, candidates, picked }: Step & Choice): boolean => {
  const { tape } = scene;
  const { token, cueLeft, cueRight } = context;
  const before = tape.kind[token - 1];
  const beforeFlags = tape.flags[token - 1] ?? 0;
  if (before === kinds.colon || (before === kinds.word && (beforeFlags & CUE) !== 0)) return true;
  if (before === kinds.comma && cueLeft >= 0 && token - cueLeft <= 12) return true;
  if (context.opensParagraph && (context.closesParagraph || context.ending === COMMA)) return true;
  const mention = scene.mentions[candidates[picked]?.mention ?? -1];
  if (!mention) return false;
  if (mention.head > token) return cueRight >= 0 && Math.abs(cueRight - mention.head) <= 12 && cueRight - token <= 14;
  if (tape.sentence[mention.head] !== tape.sentence[token]) return false;
  return hasVerbBetween(scene, mention.last + 1, token, context.words <= MAX_SCARE_WORDS ? REPORTS : VERB);
};

/** Verbs that a few words in marks need between them and their speaker: others only act. */
const REPORTS = CUE | bits.judge | bits.think;

const hasVerbBetween = (scene: Scene, from: number, to: number, verbs: number): boolean => {
  for (let i = from; i < to; i++) {
    if (((scene.tape.flags[i] ?? 0) & verbs) !== 0) return true;
  }
  return false;
};

/** A noun or verb that brings in a name: "the film", "titled". */
const isIntroduced = (scene: Scene, token: number, words: ReadonlySet<string>): boolean => {
  const before = scene.tape.kind[token - 1] === kinds.comma ? token - 2 : token - 1;
  return scene.tape.kind[before] === kinds.word && words.has(scene.tape.word[before] ?? '');
};

/** Whether the quote stands inside a clause ("on NBC's “…”", "the “…”"), where a title does and whole speech does not. */
const standsInside = (scene: Scene, token: number): boolean => {
  const { tape } = scene;
  if (tape.kind[token - 1] !== kinds.word) return false;
  const flags = tape.flags[token - 1] ?? 0;
  return (
    (flags & (bits.preposition | bits.determiner | bits.apostrophe | bits.adjective)) !== 0 ||
    TELL.has(tape.word[token - 1] ?? '')
  );
};

/** "the hacker known as “Moth”", "what some call “the pit”": a name that people go by. */
const isKnownAs = (scene: Scene, token: number): boolean => {
  const { tape } = scene;
  let before = token - 1;
  while (((tape.flags[before] ?? 0) & bits.determiner) !== 0) before--;
  if (tape.word[before] === 'as')
    return KNOWN.has(tape.word[before - 1] ?? '') || KNOWN.has(tape.word[before - 2] ?? '');
  return tape.word[before] === 'alias' || tape.word[before] === 'aka' || TERMS.has(tape.word[before] ?? '');
};

const TELL = new Set(['told', 'tells', 'telling']);
const KNOWN = new Set(['known', 'described', 'dubbed', 'seen']);
const TERMS = new Set(['term', 'word', 'phrase', 'nickname', 'hashtag', 'handle', 'codename', 'misnamed', 'so-called']);

const isTitle = (scene: Scene, context: Context, words: string): boolean => {
  const { token, ending, cueRight } = context;
  const inside = standsInside(scene, token);
  const capitals = isTitleCase(words) || (inside && SINGLE_CAPITAL.test(words) && isOwned(scene, token));
  if (isIntroduced(scene, token, WORKS)) return capitals || context.words <= 4;
  const isSaidAfter = !inside && ending !== 0 && cueRight >= 0 && cueRight - token <= 6;
  if (!capitals || isSaidAfter) return false;
  return inside || isIntroduced(scene, token, NAMING) || !reportedDirectly(scene, token);
};

const SINGLE_CAPITAL = /^\p{Lu}\p{Ll}+[,.]?$/u;

/** "on CNN's “Tonight”". */
const isOwned = ({ tape }: Scene, token: number): boolean => ((tape.flags[token - 1] ?? 0) & bits.apostrophe) !== 0;

/**
 * The kind of one quote.
 * @param words of the quote, without marks
 * @param confidence that the chosen speaker is right, if anybody spoke
 */
export const kindOf = (
  scene: Scene,
  step: Step & Choice,
  words: string,
  mark: string,
  confidence: number,
): QuotationKind => {
  const { context } = step;
  if (mark === '《') return 'title';
  if (isKnownAs(scene, context.token) && context.words <= 4)
    return SINGLE_CAPITAL.test(words) || isTitleCase(words) ? 'title' : 'scare';
  if (isTitle(scene, context, words)) return 'title';
  const reported = isReported(scene, step);
  const isShort = context.words <= MAX_SCARE_WORDS && !isSentence(scene, context);
  if (isShort && confidence < LEAST_CONFIDENCE) return 'scare';
  if (isShort && !reported && !context.closesParagraph) return 'scare';
  return spokenKind(scene, step);
};

/** `… in Lunde. “We will appeal.”[4]`: a sentence of its own, with its stop. */
const isSentence = ({ tape }: Scene, { token, ending, beginsLower }: Context): boolean =>
  (ending === 2 || ending === 3) && !beginsLower && tape.kind[token - 1] === kinds.stop;

/** The kind of a quote that somebody is known to have spoken. */
export const spokenKind = (scene: Scene, step: Step): QuotationKind => (isWhole(scene, step) ? 'direct' : 'mixed');

/** `said, "`, `said: "`, `said "`: marks that open speech. */
const reportedDirectly = (scene: Scene, token: number): boolean => {
  const { tape } = scene;
  const kind = tape.kind[token - 1];
  if (token === 0 || kind === kinds.break || kind === kinds.colon) return true;
  if (kind === kinds.comma) return ((tape.flags[token - 2] ?? 0) & VERB) !== 0;
  return kind === kinds.word && ((tape.flags[token - 1] ?? 0) & (bits.core | bits.report)) !== 0;
};

/** Whole sentences of the speaker's own, not words inside the reporter's clause. */
const isWhole = (scene: Scene, { context }: Step): boolean => {
  if (context.beginsLower) return context.sameSentenceAsPrevious && scene.tape.kind[context.token - 1] === kinds.comma;
  const before = scene.tape.kind[context.token - 1];
  if (before !== kinds.word) return true;
  return ((scene.tape.flags[context.token - 1] ?? 0) & VERB) !== 0;
};
