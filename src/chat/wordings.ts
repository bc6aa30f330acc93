/** How verdicts, kinds and dates are put into words: the one place for phrases that every platform shares. */
import type {
  Answer,
  AnswerSpeaker,
  CautionKind,
  Change,
  Filter,
  Precision,
  PrintedAs,
  Scope,
  Verdict,
} from '../model.js';
import type { Tone } from './reply.js';

export interface Opening {
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

/** What the worst caution adds to the opening, and how loudly. */
const TURNS: Record<CautionKind, Opening> = {
  frame: { text: ': the cut turns the meaning', tone: 'warning' },
  condition: { text: ': a condition is cut off', tone: 'warning' },
  subject: { text: ': the cut turns the meaning', tone: 'warning' },
  ellipsis: { text: ': what is left out turns the meaning', tone: 'warning' },
  negation: { text: ': the meaning turns', tone: 'warning' },
  number: { text: ': another number', tone: 'warning' },
  name: { text: ': another name', tone: 'warning' },
  quantifier: { text: ': how much is claimed', tone: 'caution' },
  modal: { text: ': how sure it is', tone: 'caution' },
  joined: { text: '', tone: 'warning' },
  opposite: { text: ', but another article differs', tone: 'caution' },
  speaker: { text: ', but the speaker is in doubt', tone: 'caution' },
  narration: { text: ' – but not a quote', tone: 'caution' },
};

const LOUDNESS: readonly Tone[] = ['none', 'match', 'caution', 'warning'];
const louder = (a: Tone, b: Tone): Tone => (LOUDNESS.indexOf(a) > LOUDNESS.indexOf(b) ? a : b);

const verdictInWords = ({ verdict, printedAs }: Answer): string => {
  const { text } = OPENINGS[verdict];
  if (printedAs === 'narration') {
    return verdict === 'excerpt' ? 'Part of a longer sentence' : text.replace(' quotes', ' places');
  }
  return verdict === 'excerpt' && printedAs === 'indirect' ? 'Part of a longer passage' : text;
};

/** A filter that was applied is named. @returns "at Kanal Nord, since 1 May 2031"; '' without one */
export const scopeInWords = ({ outlet, since, until }: Partial<Scope>): string => {
  const [from, to] = [since ? dateInWords(since) : '', until ? dateInWords(until) : ''];
  const days = from && to ? `from ${from} to ${to}` : from ? `since ${from}` : to ? `until ${to}` : '';
  return [outlet ? `at ${outlet}` : '', days].filter((part) => part !== '').join(', ');
};

/** Asked for at an outlet that is not indexed, nothing was looked up. */
export const isNowhere = ({ asked, outlet }: Filter): boolean => asked !== null && outlet === null;

const notFoundInWords = ({ filter }: Answer): string => {
  if (!filter) return OPENINGS['not-found'].text;
  return isNowhere(filter)
    ? `No outlet called “${filter.asked}” is in this index`
    : `Not found ${scopeInWords(filter)}`;
};

/** Verdict and worst caution in one line: "Words changed: the meaning turns". */
export const opening = (answer: Answer): Opening => {
  const { verdict, printedAs, cautions, claim } = answer;
  const { tone } = OPENINGS[verdict];
  if (verdict === 'not-found') return { text: notFoundInWords(answer), tone };
  const words = verdictInWords(answer);
  // Words that nobody says make no quote, however well they match.
  if (printedAs === 'narration') return { text: words + TURNS.narration.text, tone: louder(tone, 'caution') };
  const worst = cautions[0]?.kind;
  if (!worst) return { text: words, tone };
  if (worst === 'speaker' && claim === 'contradicted') return { text: `${words}, another speaker`, tone: 'warning' };
  return { text: words + TURNS[worst].text, tone: louder(tone, TURNS[worst].tone) };
};

/** What a verdict means, for who meets it first. */
export const MEANING: Record<Verdict, string> = {
  same: 'the articles print all of a quote, or whole sentences of it, in these words',
  excerpt: 'these words are printed so, but inside a longer sentence or quote',
  edited: 'only a bracketed insertion or an ellipsis sets your words apart from the printed ones',
  altered: 'words were replaced, added or left out',
  spliced: 'words from two places stand as if they were one quote',
  paraphrase: 'the articles say this in other words',
  'not-found': 'no article here prints these words, or words close to them',
};

/** "printed in quotation marks". */
export const PRINTED_AS: Record<PrintedAs, string> = {
  direct: 'in quotation marks',
  // True both of words inside the marks and of words that run past them.
  mixed: 'in a sentence that is only partly in quotation marks',
  indirect: 'as reported speech, without quotation marks',
  narration: 'as the article’s own text, which nobody says',
};

export const outletName = (outlet: string | null): string => outlet ?? 'outlet not stated';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** @param date `YYYY-MM-DD` or ISO 8601 in UTC */
export const dateInWords = (date: string | null, precision: Precision = 'day'): string => {
  const found = date?.match(/^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/);
  if (!found) return 'date not stated';
  const [, year, month, day, time] = found;
  const words = `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
  return precision === 'minute' && time ? `${words}, ${time} UTC` : words;
};

const KIND_NOTE: Partial<Record<Change['kind'], string>> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  quantifier: 'how much',
  modal: 'how sure',
  editorial: 'an editor’s mark',
};

/** "you left out “not” (a negation)". */
export const changeInWords = ({ op, asked, printed, kind }: Change): string => {
  const note = KIND_NOTE[kind] ? ` (${KIND_NOTE[kind]})` : '';
  if (op === 'insert') return `you have “${asked}”, which no article prints here${note}`;
  if (op === 'delete') return `you left out “${printed}”${note}`;
  return `you have “${asked}”, the articles “${printed}”${note}`;
};

const KIND_OF_SPEAKER: Partial<Record<AnswerSpeaker['kind'], string>> = {
  anonymous: 'anonymous',
  document: 'a document',
  group: 'a group',
};

/** Below it, the name shown is said to be uncertain. */
const SURE = 0.7;

export const isSure = ({ confidence }: Pick<AnswerSpeaker, 'confidence'>): boolean => confidence >= SURE;

/** "Giorgia Meloni" and ", Italian Prime Minister, to Italian senators". */
export const speakerInWords = (speaker: AnswerSpeaker | null): { name: string; rest: string } => {
  if (!speaker?.name) {
    const perhaps = speaker?.candidates.slice(0, 3).join(' or ');
    return { name: perhaps ? 'not clear' : 'nobody named', rest: perhaps ? `; perhaps ${perhaps}` : '' };
  }
  const { name, role, kind, audience, condition } = speaker;
  const asides = [KIND_OF_SPEAKER[kind], isSure(speaker) ? undefined : 'not certain'].filter((one) => one);
  const rest = [
    (role && !name.includes(role) ? `, ${role}` : '') + (asides.length > 0 ? ` (${asides.join('; ')})` : ''),
    ...(audience ? [`to ${audience}`] : []),
    ...(condition ? [condition] : []),
  ];
  return { name, rest: rest.join(', ') };
};

/** @returns "one article", "5 articles" */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n === 1 ? 'one' : n} ${n === 1 ? one : many}`;

export const sentenceCase = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
