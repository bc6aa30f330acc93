/** How verdicts, kinds and dates are put into words: the one place for phrases that every platform shares. */
import type { AnswerOutlet, AnswerSpeaker, Change, Precision, PrintedAs, Verdict, Wording } from '../model.js';
import type { Tone } from './reply.js';

interface Opening {
  text: string;
  tone: Tone;
}

/** What a reply opens with. */
const OPENINGS: Record<Verdict, Opening> = {
  same: { text: 'Same words', tone: 'match' },
  excerpt: { text: 'Part of a longer quote', tone: 'match' },
  edited: { text: 'Edited', tone: 'match' },
  altered: { text: 'Words changed', tone: 'warning' },
  spliced: { text: 'Joined from two quotes', tone: 'warning' },
  paraphrase: { text: 'Not these words, but …', tone: 'caution' },
  'not-found': { text: 'Not found in this index', tone: 'none' },
};

/** Printed words that nobody says in the article make no quote, however well they match. */
export const opening = (verdict: Verdict, printedAs: PrintedAs | null): Opening => {
  const { text, tone } = OPENINGS[verdict];
  if (printedAs !== 'narration') {
    return { text: verdict === 'excerpt' && printedAs === 'indirect' ? 'Part of a longer passage' : text, tone };
  }
  const words = verdict === 'excerpt' ? 'Part of a longer sentence' : text.replace(' quotes', ' places');
  return { text: `${words} – but not a quote: the article’s own words`, tone: 'caution' };
};

const WORDING: Record<Wording, string> = {
  same: 'same words',
  excerpt: 'in a longer quote',
  edited: 'edited',
  altered: 'words changed',
  spliced: 'joined from two quotes',
  paraphrase: 'in other words',
};

export const PRINTED_AS: Record<PrintedAs, string> = {
  direct: 'in quotation marks',
  // True both of words inside the marks and of words that run past them.
  mixed: 'in a partly quoted sentence',
  indirect: 'as reported speech, without quotation marks',
  narration: 'as the article’s own words',
};

/** One outlet's rendering: "words changed inside quotation marks". */
export const rendering = (outlet: AnswerOutlet): string =>
  outlet.wording === 'altered' && outlet.printedAs === 'direct'
    ? 'words changed inside quotation marks'
    : `${WORDING[outlet.wording]}, ${PRINTED_AS[outlet.printedAs]}`;

export const outletName = (outlet: string | null): string => outlet ?? 'outlet not stated';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** @param date `YYYY-MM-DD` or ISO 8601 in UTC */
export const dateInWords = (date: string | null, precision: Precision = 'day'): string => {
  const found = date?.match(/^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/);
  if (!found) return 'date not stated';
  const [, year, month, day, time] = found;
  const words = `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
  return precision === 'minute' && time ? `${words}, ${time} UTC` : words;
};

/** Changes of these kinds turn the meaning. */
const TURNING: ReadonlySet<Change['kind']> = new Set(['negation', 'number', 'name']);

export const turnsMeaning = (change: Change): boolean => TURNING.has(change.kind);

const KIND_NOTE: Partial<Record<Change['kind'], string>> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  quantifier: 'a quantifier',
  modal: 'a modal verb',
  editorial: 'an editorial mark',
};

/** "“not” is missing from your words (a negation)". */
export const changeInWords = ({ op, asked, printed, kind }: Change): string => {
  const note = KIND_NOTE[kind] ? ` (${KIND_NOTE[kind]})` : '';
  if (op === 'insert') return `“${asked}” is not in the print${note}`;
  if (op === 'delete') return `“${printed}” is missing from your words${note}`;
  return `you have “${asked}”, the print has “${printed}”${note}`;
};

const KIND_OF_SPEAKER: Partial<Record<AnswerSpeaker['kind'], string>> = {
  anonymous: 'anonymous in the article',
  document: 'a document',
  group: 'a group',
};

/** "Giorgia Meloni, Italian Prime Minister (“She” in the text), to Italian senators". */
export const speakerInWords = (speaker: AnswerSpeaker | null): string => {
  if (!speaker?.name) {
    const perhaps = speaker?.candidates.slice(0, 3).join(' or ');
    return perhaps ? `speaker not clear; perhaps ${perhaps}` : 'speaker not stated';
  }
  const { name, role, mention, kind, audience, condition, confidence } = speaker;
  const asides = [
    KIND_OF_SPEAKER[kind],
    mention && !sameName(mention, name) ? `“${mention}” in the text` : undefined,
    confidence < 0.7 ? 'not certain' : undefined,
  ].filter((aside) => aside !== undefined);
  return [
    name + (role && !name.includes(role) ? `, ${role}` : '') + (asides.length > 0 ? ` (${asides.join('; ')})` : ''),
    ...(audience ? [`to ${audience}`] : []),
    ...(condition ? [condition] : []),
  ].join(', ');
};

const sameName = (mention: string, name: string): boolean =>
  name.toLowerCase().includes(mention.toLowerCase()) || mention.toLowerCase().includes(name.toLowerCase());

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n === 1 ? 'one' : n} ${n === 1 ? one : many}`;
