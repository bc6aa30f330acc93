/**
 * Lines that credit wire services and do nothing else: "With inputs from PTI", "Ada Roe (According to AFP)", "– IANS",
 * "AP writer Ada Roe contributed to this report." They are read word by word: agencies, names, roles, dates and the words
 * of credits. Any other word ends the reading: then the line is a sentence, whoever it names.
 */
import type { Credit } from '../../model.js';
import { wholeLine } from '../markup/patterns.js';
import { agencyNamed } from './agencies.js';
import { namesPersons } from './bylines.js';
import { LINKS, namesIn, standsAlone, type Token, tokensOf } from './credit-words.js';
import credits from './credits.json' with { type: 'json' };
import { looksLikeOutlet } from './outlets.js';

/** Longer lines are paragraphs, not credit lines. */
const LONGEST_LINE = 260;
const LONGEST_HOUSE_LINE = 600;
/** Names of people, places and outlets that stand between agencies, and their words. */
const MOST_NAME_WORDS = 5;
const MOST_NAMES = 3;

const COPYRIGHT = new RegExp(`^${credits.copyright}$`, 'iu');
const UNNAMED_LINE = wholeLine([credits.unnamedLine]);
const HOUSE = credits.house.map(({ agency, pattern }) => ({ agency, pattern: wholeLine([`[(]?${pattern}[)]?\\.?`]) }));

const COPULAS = new Set(credits.copulas);
const DONE = new Set(credits.done);

export interface CreditLine {
  credits: Credit[];
  /** Who wrote it, where the line names a person beside the agencies; or the line itself when it names no agency. */
  byline: string | null;
}

const BY = /^(?:by|von|par|por)$/iu;

/** People named before the first word of a credit wrote it; those after it, and those who contributed, helped. */
const authorIn = (line: string, tokens: readonly Token[]): string | null => {
  if (/contribut/iu.test(line)) return null;
  const start = BY.test(tokens[0]?.text ?? '') ? 1 : 0;
  const key = tokens.findIndex(({ kind }, at) => at >= start && kind === 'key');
  const people = namesIn(tokens)
    .filter(({ at }) => key < 0 || at < key)
    .map(({ text }) => text)
    .filter((name) => namesPersons(name) && !looksLikeOutlet(name));
  return people.length === 0 ? null : people.join(', ');
};

/**
 * A line without any word of a credit is a list: each name is parted from the agencies by a mark, and letters that mean
 * other things too ("Reading, PA") stand with no name.
 */
const isList = (tokens: readonly Token[], agencies: readonly Token[]): boolean => {
  const names = namesIn(tokens);
  if (tokens.some(({ kind, text }) => kind === 'key' || (kind === 'word' && !LINKS.has(text.toLowerCase()))))
    return false;
  if (names.length === 0) return true;
  const isSafe = agencies.some(({ agency }) => agency?.plain) || tokens.some(({ text }) => /^[(/[]$/u.test(text));
  return isSafe && names.length <= MOST_NAMES && tokens.at(-1)?.text !== '.';
};

/**
 * A line with words of a credit says that something was done with a text, or names whom it is from: not who somebody was
 * ("was AFP's chief"), and not what to read ("More from AFP").
 */
const isStatement = (tokens: readonly Token[]): boolean => {
  const holds = (words: ReadonlySet<string>): boolean => tokens.some(({ text }) => words.has(text.toLowerCase()));
  if (!tokens.some(({ kind }) => kind === 'key') || (holds(COPULAS) && !holds(DONE))) return false;
  const [first] = namesIn(tokens);
  const opensBare = first !== undefined && first.at === 0 && first.words === 1 && !looksLikeOutlet(first.text);
  return !(opensBare && /^(?:from|by|on)$/u.test(tokens[1]?.text ?? ''));
};

const creditsFor = (agencies: readonly string[], evidence: string): Credit[] =>
  [...new Set(agencies)].map((agency) => ({ kind: 'text', agency, evidence }));

const readCopyright = (line: string): string[] => {
  const { list } = COPYRIGHT.exec(line)?.groups ?? {};
  const agency = list === undefined ? null : agencyNamed(list);
  return agency === null ? [] : [agency];
};

/** Agencies whose house form the line has, though it need not name them: "(Reporting by …; Editing by …)" is Reuters'. */
const readHouseLine = (line: string): string[] =>
  line.length > LONGEST_HOUSE_LINE ? [] : HOUSE.flatMap(({ agency, pattern }) => (pattern.test(line) ? [agency] : []));

/**
 * Reads a line that credits agencies and does nothing else.
 * @returns `null` for any other line
 */
export const readCreditLine = (line: string): CreditLine | null => {
  if (line.length <= LONGEST_LINE) {
    if (UNNAMED_LINE.test(line)) return { credits: [], byline: line };
    const read = readTokens(line);
    if (read !== null) return read;
    const owners = readCopyright(line);
    if (owners.length > 0) return { credits: creditsFor(owners, line), byline: null };
  }
  const house = readHouseLine(line);
  return house.length === 0 ? null : { credits: creditsFor(house, line), byline: null };
};

/** "Source: Al Jazeera and news agencies": agencies without a name, beside outlets at the most. */
const creditsUnnamed = (tokens: readonly Token[]): boolean =>
  isStatement(tokens) &&
  tokens.some(({ kind }) => kind === 'unnamed') &&
  namesIn(tokens).every(({ text }) => looksLikeOutlet(text));

const readTokens = (line: string): CreditLine | null => {
  const tokens = /[:–—-]$/u.test(line) ? null : tokensOf(line);
  const agencies = tokens?.filter(({ kind }) => kind === 'agency') ?? [];
  if (tokens === null) return null;
  const names = namesIn(tokens);
  if (names.some(({ words }) => words > MOST_NAME_WORDS)) return null;
  if (agencies.length === 0) return creditsUnnamed(tokens) ? { credits: [], byline: line } : null;
  if (!tokens.every(({ kind }, at) => kind !== 'agency' || standsAlone(tokens, at))) return null;
  if (!isStatement(tokens) && !isList(tokens, agencies)) return null;
  const named = agencies.map(({ agency }) => agency?.agency ?? '');
  return { credits: creditsFor(named, line), byline: authorIn(line, tokens) };
};
