/** Whom the narration itself names as having got or first printed the words: "told AFP", "the Osk Times reported". */
import type { Credit } from '../../model.js';
import { maskQuoted } from '../markup/patterns.js';
import { AGENCY_WORDS, agencyOf, namesAgency } from './agencies.js';
import rules from './narrated.json' with { type: 'json' };

/** How much of a paragraph is searched: paragraphs are shorter, and an endless one is no article. */
const SEARCHED = 20_000;

const PATTERNS = [...rules.got, ...rules.gotElsewhere];

const compile = (who: string): RegExp[] =>
  PATTERNS.map(
    (pattern) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${pattern
          .replaceAll('{state}', rules.state)
          .replaceAll('{follow}', rules.follow)
          .replace('{who}', `(?<who>${who})`)}`,
        'gu',
      ),
  );

const BY_AGENCY = compile(AGENCY_WORDS);

const found = (patterns: readonly RegExp[], narration: string): { who: string; evidence: string; at: number }[] =>
  patterns
    .flatMap((pattern) => [...narration.matchAll(pattern)])
    .map((match) => ({ who: match.groups?.who ?? '', evidence: match[0], at: match.index }))
    .sort((a, b) => a.at - b.at);

/** The agencies that a paragraph says got the words, in its order. */
export const narratedCredits = (paragraph: string): Credit[] => {
  if (!namesAgency(paragraph)) return [];
  const narration = maskQuoted(paragraph.slice(0, SEARCHED));
  return found(BY_AGENCY, narration).flatMap(({ who, evidence }) => {
    const agency = agencyOf(who);
    return agency === null ? [] : [{ kind: 'told' as const, agency, evidence }];
  });
};
