/**
 * Frames around words without marks: who is named, and which words are left. Loose on purpose: a message is read in
 * several ways, and the print decides which of them is right.
 */
import { namedBy } from './claims.js';
import LISTS from './frames.json' with { type: 'json' };

/** The words without their frame, and whom it names. */
export interface Framed {
  text: string;
  speaker: string | null;
}

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

const ASKING = `(?:${anyOf(LISTS.asking)}[,:?]?(?: (?:if|whether|that))?:? )`;
/** Words before the verb that may name somebody: up to nine, no sentence's end among them. */
const SUBJECT = String.raw`((?:[\p{L}\p{N}$][\p{L}\p{M}\p{N}'’&./-]*,? (?:\([^()\n]{1,30}\),? )?){1,9}?)`;
const ADVERB = String.raw`(?:(?:has |have |had |just |also |once |really |actually |ever |then |later |already |famously |reportedly |\p{Ll}{2,12}ly )?)`;
const SAID = anyOf(LISTS.reports);
const TOLD = `${anyOf(LISTS.told)} (?:[\\p{L}\\p{N}'’.-]+ ?){1,6}?`;
const WHEN = String.raw`(?: (?:on|in|at|during|to|last|this|yesterday|today|earlier|after|before|of)\b[^:,"“”.\n]{0,60}?)?`;
const THAT = '(?:,? that |: |, |; | - | – | — |\\n| )';
const NAME = String.raw`((?:[\p{L}][\p{L}\p{M}'’.-]*,? ?){1,7}?)`;
const ROLE = String.raw`(?:,? \([^()\n]{1,60}\))?(?:, [^"“”\n]{1,60})?`;
const REST = '([^]+)';

/** @returns the place of the words and of the name among the groups of the pattern */
interface Row {
  pattern: RegExp;
  words: number;
  name: number;
}

const opening = (source: string): Row => ({ pattern: new RegExp(`^${source}$`, 'iu'), words: 2, name: 1 });
const closing = (source: string): Row => ({ pattern: new RegExp(`^${source}$`, 'iu'), words: 1, name: 2 });

const OPENINGS: readonly Row[] = [
  opening(
    `(?:${ASKING})?(?:did|has|have|does|didn['’]t|hasn['’]t) ${SUBJECT}${ADVERB}${anyOf(LISTS.asked)}${WHEN}${THAT}${REST}`,
  ),
  opening(`(?:${ASKING})?${SUBJECT}${ADVERB}${TOLD}(?:: |, | that |,? “|,? ")${REST}`),
  opening(`(?:${ASKING})?${SUBJECT}${ADVERB}${SAID}${WHEN}${THAT}${REST}`),
  opening(String.raw`(?:${ASKING})?according to ([^,:\n]{2,60})[,:] ${REST}`),
  opening(String.raw`${SUBJECT}on [^:"“”\n]{1,80}: ${REST}`),
  opening(
    `(?:quote (?:from|of|by) )?${NAME}${ROLE}(?:['’]s? (?:quote|statement|comment|remark|tweet|words))?: ${REST}`,
  ),
];

const CLOSINGS: readonly Row[] = [
  closing(String.raw`([^]+?)[,.!?…]?["”]? (?:${SAID}|according to|per) ${NAME}${ROLE}[.!?\s]*`),
  closing(String.raw`([^]+?[,.!?…]["”]?) ${NAME}${ROLE} ${ADVERB}${SAID}${WHEN}[.!?\s]*`),
  closing(String.raw`([^]+?)\s?[—–―~-]{1,2}\s?${NAME}${ROLE}[.!?\s]*`),
  closing(String.raw`([^]+?) [([]${NAME}(?:, [^()[\]]{1,60})?[)\]][.!?\s]*`),
  closing(String.raw`([^]+?)\n+\s*${NAME}${ROLE}[.!?\s]*`),
  closing(String.raw`([^]+?[.!?…"”]) ${NAME}[.\s]*`),
];

const ASKING_ONLY = new RegExp(`^${ASKING}${REST}$`, 'iu');

/** A longer message is an article: who pastes one sets no frame of his own around it. */
const LONGEST = 2_000;
const LEAST_WORDS = 2;

const isWords = (text: string): boolean => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= LEAST_WORDS;

const apply = ({ pattern, words, name }: Row, text: string): Framed[] => {
  const match = pattern.exec(text);
  const rest = match?.[words]?.trim().replace(/^["“”'‘’«»„]+|["“”«»]+$/gu, '') ?? '';
  if (!match || !isWords(rest)) return [];
  const speaker = namedBy(match[name]?.trim().replace(/,$/, ''));
  return speaker === null ? [] : [{ text: rest, speaker }];
};

/** Each way to take a frame off the words; none where no frame is seen. */
export const unframed = (text: string): Framed[] => {
  if (text.length > LONGEST) return [];
  const all = [...OPENINGS, ...CLOSINGS].flatMap((row) => apply(row, text));
  const asked = ASKING_ONLY.exec(text)?.[1]?.trim();
  return asked && isWords(asked) ? [...all, { text: asked, speaker: null }] : all;
};

/** Words that stand for a quote where only its frame is read. */
const PLACEHOLDER = 'Xx xx';

/** @param frame the message with `…` in place of its one quote. @returns whom it names */
export const speakerAround = (frame: string): string | null =>
  unframed(frame.replace('…', PLACEHOLDER).trim()).find(
    ({ text }) => text.startsWith(PLACEHOLDER) && text.length <= PLACEHOLDER.length + 1,
  )?.speaker ?? null;
