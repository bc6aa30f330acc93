/** The words of a line, each as what it is to a credit: an agency, a name, a role, a date, a word of credits, a mark. */
import { type AgencyAt, agencyAtWord, isUnnamed } from './agencies.js';
import { isRoleWord, looksLikeName } from './bylines.js';
import credits from './credits.json' with { type: 'json' };
import { isMonthOrDay } from './dates.js';

const KEYS = new Set(credits.keys);
const WORDS = new Set(credits.words);
/** What ties names into a list. */
export const LINKS: ReadonlySet<string> = new Set(credits.links);
/** "Huyen Le", "Da Silva": names with a capital. */
const SHORT_NAMES = new Set(['le', 'la', 'da', 'do', 'di', 'de', 'du', 'des']);

/** What one word, or a few that belong together, is to a line of credits. */
type TokenKind = 'agency' | 'key' | 'word' | 'role' | 'unnamed' | 'name' | 'initials' | 'date' | 'mark';

export interface Token {
  kind: TokenKind;
  text: string;
  agency: AgencyAt | null;
}

/** Marks are words here too; "l'AFP" and "all'ANSA" are two. */
const PIECE =
  /(?:[dl]|all|dell|dall|dans)(?=['’]\p{Lu})|[\p{L}\p{N}]+(?:[-.’'&][\p{L}\p{N}]+)*\.?|©|[^\s\p{L}\p{N}]/giu;
const DOTTED = /^\p{Lu}\p{Ll}{0,3}\.$/u;

const piecesOf = (line: string): string[] =>
  [...line.matchAll(PIECE)].flatMap(([piece]) =>
    piece.length > 1 && piece.endsWith('.') && !DOTTED.test(piece) ? [piece.slice(0, -1), '.'] : [piece],
  );

const isMark = (piece: string): boolean => !/[\p{L}\p{N}]/u.test(piece);

/** Of a word that may be one of a credit's: in small letters, or where a line or a part of it begins. */
const creditKind = (lower: string): TokenKind | null => {
  if (KEYS.has(lower)) return 'key';
  return WORDS.has(lower) ? 'word' : null;
};

/** @param opens whether nothing but a mark stands before it: there all words have capitals, in headlines elsewhere too */
const kindOf = (piece: string, opens: boolean, isTerse: boolean): TokenKind | null => {
  const lower = piece.toLowerCase();
  if (piece === '©') return 'key';
  if (isMark(piece)) return /[!?"“”«»$%]/u.test(piece) ? null : 'mark';
  if (/^\d/u.test(piece) || isMonthOrDay(piece)) return 'date';
  if (isUnnamed(piece)) return 'unnamed';
  if (isRoleWord(lower) && !LINKS.has(lower) && !KEYS.has(lower)) return 'role';
  const isCapital = piece !== lower;
  const credit = !isCapital || lower === 'the' || (opens && !SHORT_NAMES.has(lower)) ? creditKind(lower) : null;
  if (credit !== null) return credit;
  if (isCapital) return 'name';
  return isTerse && /^\p{Ll}{2,4}$/u.test(piece) ? 'initials' : null;
};

/** @returns `null` when a word is none of a credit's */
export const tokensOf = (line: string): Token[] | null => {
  const pieces = piecesOf(line);
  const isTerse = /[/(]/u.test(line);
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const agency = agencyAtWord(pieces, at);
    const opens = at === 0 || isMark(pieces[at - 1] as string);
    const kind = agency === null ? kindOf(pieces[at] as string, opens, isTerse) : 'agency';
    if (kind === null) return null;
    const words = agency?.words ?? 1;
    tokens.push({ kind, text: pieces.slice(at, at + words).join(' '), agency });
    at += words - 1;
  }
  return tokens;
};

const isCapitals = ({ kind, text }: Token): boolean =>
  kind === 'name' && text.length > 1 && text === text.toUpperCase();

/** "Thomson Reuters Foundation", "Petra Lusa": a name with an agency's inside it, unless a byline in capitals ends there. */
export const standsAlone = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (after?.kind === 'name' || after?.kind === 'agency' || before?.kind === 'agency') return false;
  return before?.kind !== 'name' || (isCapitals(before) && (token?.agency?.words ?? 0) > 1);
};

/** Words in a row that are one name, as printed. */
export const namesIn = (tokens: readonly Token[]): { text: string; at: number; words: number }[] => {
  const names: { text: string; at: number; words: number }[] = [];
  let open = false;
  for (const [at, { kind, text }] of tokens.entries()) {
    const last = names.at(-1);
    if (kind === 'name' && open && last) {
      last.text += ` ${text}`;
      last.words += 1;
    } else if (kind === 'name') names.push({ text, at, words: 1 });
    open = kind === 'name' || (open && kind === 'word' && looksLikeName(text));
  }
  return names;
};

/** The agencies that a byline names: "Ada Roe, PTI", "JO ROE Associated Press", "PA Political Editor". Canonical names. */
export const agenciesIn = (byline: string): string[] => {
  const pieces = piecesOf(byline);
  const tokens = pieces.map((piece, at): Token => {
    const opens = at === 0 || isMark(pieces[at - 1] as string);
    return { kind: kindOf(piece, opens, false) ?? 'word', text: piece, agency: null };
  });
  const found: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const agency = agencyAtWord(pieces, at);
    if (agency === null) continue;
    const whole: Token = { kind: 'agency', text: '', agency };
    const around = [...tokens.slice(0, at), whole, ...tokens.slice(at + agency.words)];
    if (standsAlone(around, at)) found.push(agency.agency);
    at += agency.words - 1;
  }
  return [...new Set(found)];
};

/** Every agency named, whatever stands beside it: "AP Photo/Ada Roe". For captions, which name none but the picture's. */
export const agenciesNamedIn = (caption: string): string[] => {
  const pieces = piecesOf(caption);
  return [...new Set(pieces.flatMap((_, at) => agencyAtWord(pieces, at)?.agency ?? []))];
};
