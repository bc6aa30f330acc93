/** Labels at the head of lines ("WALLACE: …", "ENERGY: …"): whether they name who speaks there, or a section. */
import type { Span } from '../../model.js';
import { isDigitUnit, isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import { isFirstName } from '../words/first-names.js';
import { bits, bitsOf, VERB } from '../words/lexicon.js';
import table from './labels.json' with { type: 'json' };

/** A label in capitals and its colon. */
export interface Label extends Span {
  /** Its words in lower case, without what stands in brackets or after a comma. */
  words: string[];
  /** Where the words after it start: behind the colon. */
  after: number;
}

const NOTICES = new Set(table.notices);
const SECTIONS = new Set(table.sections);
const VOICES = new Set(table.voices);
const COLON = 58;
const OPEN_BRACKET = 40;
/** Characters of a label. */
const LONGEST = 44;
export const OPENING_MARKS = '"“‘«„';

/** "WALLACE:", "SEN. WARREN (D):", "ANN BELL, HOST:", "Q:", a mark before them or not; `null` where the line has none. */
export const readLabel = (text: string, line: Span): Label | null => {
  const start = OPENING_MARKS.includes(text.charAt(line.start)) ? line.start + 1 : line.start;
  const limit = Math.min(line.end, start + LONGEST);
  let letters = 0;
  for (let i = start; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === COLON) {
      if (letters === 0 || !isSpaceUnit(text.charCodeAt(i + 1)) || i + 2 >= line.end) return null;
      const name = text
        .slice(start, i)
        .toLowerCase()
        .replace(/\s*[(,].*$/, '')
        .trim();
      return { start, end: i + 1, words: name.split(/\s+/), after: i + 1 };
    }
    if (unit === OPEN_BRACKET) i = Math.max(i, text.indexOf(')', i));
    else if (isWordUnit(unit)) {
      if (!isUpperUnit(unit) || isDigitUnit(unit)) return null;
      letters++;
    } else if (!" .,'’-&".includes(text.charAt(i))) return null;
  }
  return null;
};

const LINKS = bits.determiner | bits.preposition | bits.conjunction | bits.auxiliary | bits.pronoun | bits.relative;
const PEOPLE = bits.title | bits.person;

const lastOf = ({ words }: Label): string => words.at(-1) ?? '';

const isVoice = ({ words }: Label): boolean =>
  VOICES.has(words.join(' ')) ||
  words.some((word) => (bitsOf(word) & PEOPLE) !== 0) ||
  (words.length > 1 && isFirstName(words[0] ?? ''));

/** "THE DAY IN ASIA", "ANALYST'S VIEWPOINT", "KEEPING SCORE": no name is made like this. */
const isPlainSection = ({ words }: Label): boolean =>
  NOTICES.has(words.join(' ')) ||
  SECTIONS.has(words.at(-1) ?? '') ||
  words.some((word) => (bitsOf(word) & LINKS) !== 0 || /['’]s$/.test(word));

/** Knows how an article prints the words of its labels elsewhere. */
class Prints {
  private readonly lower = new Set<string>();
  private readonly names = new Set<string>();

  constructor(text: string, labels: readonly Label[]) {
    const wanted = new Set(labels.map(lastOf));
    for (const match of text.matchAll(/[\p{L}'’.-]+/gu)) {
      const word = match[0].replace(/['’]s$|[.'’-]+$/gu, '');
      const folded = word.toLowerCase();
      if (!wanted.has(folded)) continue;
      if (word === folded) this.lower.add(folded);
      // Within a sentence a capital is a name's.
      else if (word !== word.toUpperCase() && /[\p{L},] $/u.test(text.slice(Math.max(0, match.index - 2), match.index)))
        this.names.add(folded);
    }
  }

  isName(word: string): boolean {
    return this.names.has(word) && !this.lower.has(word) && (bitsOf(word) & (VERB | bits.place)) === 0;
  }

  isWord(word: string): boolean {
    return this.lower.has(word);
  }
}

/** Labels alone make a section only where so many stand in one article. */
const MANY = 3;

/**
 * The labels of sections, which are nobody's.
 * A name returns, stands in full before it stands alone, or is printed elsewhere as names are; a section does not.
 */
export const sectionLabels = (text: string, labels: readonly Label[]): Label[] => {
  if (labels.length === 0) return [];
  const prints = new Prints(text, labels);
  const uses = new Map<string, number>();
  for (const label of labels) uses.set(lastOf(label), (uses.get(lastOf(label)) ?? 0) + 1);
  const returns = (label: Label): boolean => (uses.get(lastOf(label)) ?? 0) > 1;
  const takeTurns = labels.some((label) => returns(label) && !isPlainSection(label));
  return labels.filter((label) => {
    if (isVoice(label)) return false;
    if (isPlainSection(label)) return true;
    if (returns(label) || prints.isName(lastOf(label))) return false;
    return prints.isWord(lastOf(label)) || (labels.length >= MANY && !takeTurns);
  });
};

/** "Milo Traven:", a name as it is printed in sentences. */
const NAME_LABEL = /^\p{Lu}[\p{L}.'’-]{0,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){0,3}:(?=\s+\S)/u;

/** Labels that are printed as names, where two of them take turns: a name, or whoever mostly asks. */
const turnLabels = (text: string, lines: readonly Span[]): (Label | null)[] => {
  const labels = lines.map(({ start, end }): Label | null => {
    const found = NAME_LABEL.exec(text.slice(start, Math.min(end, start + LONGEST * 2)))?.[0];
    if (found === undefined || found === found.toUpperCase()) return null;
    return {
      start,
      end: start + found.length,
      words: found.slice(0, -1).toLowerCase().split(' '),
      after: start + found.length,
    };
  });
  const lineOf = new Map<string, { uses: number; asks: number }>();
  for (const [i, label] of labels.entries()) {
    if (!label) continue;
    const row = lineOf.get(lastOf(label)) ?? { uses: 0, asks: 0 };
    row.uses++;
    if (text.charAt((lines[i] as Span).end - 1) === '?') row.asks++;
    lineOf.set(lastOf(label), row);
  }
  const returning = labels.filter((label) => label !== null && (lineOf.get(lastOf(label))?.uses ?? 0) > 1) as Label[];
  const prints = new Prints(text, returning);
  const named = returning.filter((label) => {
    const { uses, asks } = lineOf.get(lastOf(label)) ?? { uses: 1, asks: 0 };
    return isVoice(label) || prints.isName(lastOf(label)) || asks * 2 > uses;
  });
  const names = new Set(named.map(lastOf));
  return names.size < 2
    ? lines.map(() => null)
    : labels.map((label) => (label && names.has(lastOf(label)) ? label : null));
};

/** "Q.", "A." */
const readLetter = (text: string, { start, end }: Span): Label | null => {
  if (!'QA'.includes(text.charAt(start)) || text.charAt(start + 1) !== '.' || text.charAt(start + 2) !== ' ')
    return null;
  return start + 3 < end
    ? { start, end: start + 2, words: [text.charAt(start).toLowerCase()], after: start + 2 }
    : null;
};

/** For each line the label that says who speaks there, once the labels of sections are blanked. */
export const speakerLabels = (text: string, lines: readonly Span[]): (Label | null)[] => {
  const turns = turnLabels(text, lines);
  const letters = lines.map((line) => readLetter(text, line));
  const isInterview = new Set(letters.map((label) => label?.words[0])).size > 2;
  return lines.map((line, i) => readLabel(text, line) ?? (isInterview ? letters[i] : null) ?? turns[i] ?? null);
};
