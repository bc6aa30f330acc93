/** Which wire services a page credits, each with the printed words that prove it. */
import type { Credit } from '../../model.js';
import { maskQuoted, wholeLine } from '../markup/patterns.js';
import { AGENCY_WORDS, agencyOf, namesAgency, readAgencyList } from './agencies.js';
import { looksLikeName } from './bylines.js';
import credits from './credits.json' with { type: 'json' };

/** Longer lines are paragraphs, not credit lines. */
const LONGEST_LINE = 200;
/** A dateline stands at the start of a paragraph. */
const LONGEST_DATELINE = 160;
/** A sign-off stands at its end. */
const LONGEST_SIGN_OFF = 80;
/** How much of a paragraph is searched for "told AFP": paragraphs are shorter, and an endless one is no article. */
const SEARCHED = 20_000;

const IN_TEXT = credits.inText.map(
  (pattern) => new RegExp(`(?<![\\p{L}\\p{N}])${pattern.replace('{agency}', `(?<agency>${AGENCY_WORDS})`)}`, 'gu'),
);
const FRAMES = credits.frames.map(({ pattern, outlets }) => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'iu'),
  outlets,
}));
const OPENINGS = [credits.dateline, credits.slashedDateline, credits.openingCredit].map(
  (pattern) => new RegExp(`^(?:${pattern})`, 'u'),
);
const SIGN_OFF = new RegExp(`(?:^|[\\s.!?”"])(?<signed>${credits.signOff})$`, 'u');
const UNNAMED_LINE = wholeLine([credits.unnamedLine]);

const creditsFor = (agencies: readonly string[], evidence: string): Credit[] =>
  agencies.map((agency) => ({ agency, evidence }));

export interface CreditLine {
  credits: Credit[];
  /** Who wrote it, where the line names a person beside the agencies; or the line itself when it names no agency. */
  byline: string | null;
}

/**
 * Reads a line that credits agencies and does nothing else: "With inputs from PTI", "Ada Roe (According to AFP)",
 * "– IANS", "From Wire Reports".
 * @returns `null` for any other line
 */
export const readCreditLine = (line: string): CreditLine | null => {
  if (line.length > LONGEST_LINE) return null;
  if (UNNAMED_LINE.test(line)) return { credits: [], byline: line };
  const signed = SIGN_OFF.exec(line);
  if (signed?.index === 0) {
    const agencies = readAgencyList(signed.groups?.list ?? '');
    if (agencies !== null) return { credits: creditsFor(agencies, line), byline: agencies.length === 0 ? line : null };
  }
  for (const { pattern, outlets } of FRAMES) {
    const { list, name } = pattern.exec(line)?.groups ?? {};
    const agencies = list === undefined ? null : readAgencyList(list, outlets !== 'none');
    if (agencies === null || (name !== undefined && !looksLikeName(name))) continue;
    if (agencies.length === 0 && outlets === 'beside') continue;
    return { credits: creditsFor(agencies, line), byline: name ?? (agencies.length === 0 ? line : null) };
  }
  return null;
};

/** "LONDON (Reuters) - …", "KOCHI, July 15 (PTI) …": a credit at the start of a paragraph, which stays as printed. */
export const datelineCredits = (paragraph: string): Credit[] => {
  const head = paragraph.slice(0, LONGEST_DATELINE);
  for (const opening of OPENINGS) {
    const found = opening.exec(head);
    const agencies = readAgencyList(found?.groups?.list ?? '');
    if (found !== null && agencies !== null) return creditsFor(agencies, found[0].replace(/\s*[-–—:]?$/u, ''));
  }
  return [];
};

/** "… he added. (AFP)", "… on Monday. – PTI": a sign-off at the end of a paragraph, which stays as printed. */
export const signOffCredits = (paragraph: string): Credit[] => {
  const found = SIGN_OFF.exec(paragraph.slice(-LONGEST_SIGN_OFF));
  const agencies = readAgencyList(found?.groups?.list ?? '');
  return agencies === null ? [] : creditsFor(agencies, found?.groups?.signed ?? '');
};

/** "told AFP", "Reuters reported": agencies that the narration itself names as having got the words. */
export const narratedCredits = (paragraph: string): Credit[] => {
  if (!namesAgency(paragraph)) return [];
  const narration = maskQuoted(paragraph.slice(0, SEARCHED));
  const found = IN_TEXT.flatMap((pattern) => [...narration.matchAll(pattern)]);
  return found
    .sort((a, b) => a.index - b.index)
    .flatMap((match) => creditsFor([agencyOf(match.groups?.agency ?? '') ?? ''].filter(Boolean), match[0]));
};

/** The same credits without repeats, first come first. */
export const distinctCredits = (all: readonly Credit[]): Credit[] => [
  ...new Map(all.map((credit) => [`${credit.agency}\n${credit.evidence}`, credit])).values(),
];

/** Canonical names in order of first credit. */
export const agenciesOf = (all: readonly Credit[]): string[] => [...new Set(all.map((credit) => credit.agency))];
