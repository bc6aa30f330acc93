/** Where a quote ends or begins whose mark is missing: narration must never fall inside. */
import { splitSentences } from '../../text/sentences.js';
import { isSpaceUnit } from '../words/characters.js';
import said from './missing.json' with { type: 'json' };

/** A single mark after a stop, where a double one was meant to close (“Go now.’ She left); -1 where none. */
export const strayClose = (text: string, start: number, end: number): number => {
  for (let i = start + 1; i < end; i++) {
    if (text.charAt(i) === '‘') return -1;
    if (text.charAt(i) === '’' && '.?!,'.includes(text.charAt(i - 1)) && isSpaceUnit(text.charCodeAt(i + 1))) return i;
  }
  return -1;
};

const VERBS = said.verbs.join('|');
const NAME = "\\p{Lu}\\p{L}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}.’'-]+){0,3}";

/** A verb of speech and a name, up to five words of a role between them, and what may follow a name there. */
const SAID_BY = new RegExp(
  `[,?!] (?:${VERBS}) (?:the )?(?:\\p{Ll}[\\p{Ll}-]*,? ){0,5}${NAME}(?:[,.]|$| (?:${said.after.join('|')}) )`,
  'u',
);
/** A name or a pronoun, and a verb of speech, after a comma: ", Bell said". */
const SAYS = new RegExp(
  `[,?!] (?:${NAME}|he|she) (?:(?:${VERBS})(?:[,.]|$| (?:${said.after.join('|')}) )|told \\p{L})`,
  'u',
);

/** `“We stay, said union head Ann Bell at the gate.`: where the words end that no mark closes; -1 where nobody is named. */
export const saidInside = (text: string, start: number, end: number): number => {
  const words = text.slice(start, end);
  const found = [SAID_BY.exec(words), SAYS.exec(words)].flatMap((match) => (match ? [match.index] : []));
  return found.length > 0 ? start + Math.min(...found) + 1 : -1;
};

const OPENS_REPORT = new RegExp(`^(?:${NAME}|He|She|They) (?:${VERBS})(?=[,. ])`, 'u');

/** "Bell said …": a line that begins so goes on with no quote. */
export const opensReport = (text: string, start: number, end: number): boolean =>
  OPENS_REPORT.test(text.slice(start, end));

const MISPLACED = new RegExp(`^(?:${VERBS}) (?:\\p{Lu}|he |she |the )`, 'u');
const LONGEST_VERB = 20;

/** `“We stay,” “said Bell`: a mark before the verb that reports what has just been closed. */
export const isMisplaced = (text: string, after: number): boolean =>
  MISPLACED.test(text.slice(after, after + LONGEST_VERB));

/** Starts of the sentences between two offsets, the first among them. */
const sentenceStarts = (text: string, start: number, end: number): number[] => [
  start,
  ...splitSentences(text.slice(start, end))
    .slice(1)
    .map((sentence) => start + sentence.start),
];

/** The first sentence that starts after another's end; -1 where none. */
export const sentenceAfter = (text: string, start: number, end: number): number =>
  sentenceStarts(text, start, end)[1] ?? -1;

const OWN = /\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]urs?)\b/;

/** Where a quote begins that only its closing mark tells: with the sentence of that mark, and with those before it that say "I" or "we". */
export const unopenedStart = (text: string, start: number, close: number): number => {
  const starts = sentenceStarts(text, start, close);
  let first = starts.length - 1;
  while (first > 0 && OWN.test(text.slice(starts[first - 1], starts[first]))) first--;
  return starts[first] ?? start;
};

/** Words that begin in lower case stand inside the reporter's own clause. */
export const isClause = (text: string, start: number): boolean => {
  const first = text.charAt(start);
  return first === first.toLowerCase() && first !== first.toUpperCase();
};

/**
 * Where a quote ends that another opens after, nothing closing it between: with its last sentence; a few words inside the
 * reporter's clause with their first, and those after it that say "I" or "we". -1 where they run up to the end.
 */
export const endBeforeNext = (text: string, start: number, next: number): number => {
  const starts = sentenceStarts(text, start, next);
  if (!isClause(text, start)) return starts.length > 1 ? (starts.at(-1) ?? -1) : -1;
  let after = 1;
  while (after < starts.length && OWN.test(text.slice(starts[after], starts[after + 1] ?? next))) after++;
  return starts[after] ?? -1;
};

const STOPS = /[,.?!;:]/;

/** `"It is a "mess," Bell said`: no stop stands between the two marks, so the second opens nothing of its own. */
export const runsOn = (text: string, start: number, next: number): boolean => !STOPS.test(text.slice(start, next));
