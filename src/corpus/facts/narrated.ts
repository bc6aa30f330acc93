/** Whom the narration itself names as having got or first printed the words: "told AFP", "the Osk Times reported". */
import type { Credit } from '../../model.js';
import { maskQuoted } from '../markup/patterns.js';
import { AGENCY_WORDS, agencyNamed, agencyOf, namesAgency } from './agencies.js';
import rules from './narrated.json' with { type: 'json' };
import { canonicalOutlet, isKnownOutlet, looksLikeOutlet, mayNameOutlet } from './outlets.js';

/** How much of a paragraph is searched: paragraphs are shorter, and an endless one is no article. */
const SEARCHED = 20_000;

const PATTERNS = [...rules.got, ...rules.gotElsewhere];

const compile = (who: string, follow: string): RegExp[] =>
  PATTERNS.map(
    (pattern) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${pattern
          .replaceAll('{state}', rules.state)
          .replaceAll('{follow}', follow)
          .replace('{who}', `(?<who>${who})`)}`,
        'gu',
      ),
  );

const BY_AGENCY = compile(AGENCY_WORDS, rules.follow);

/** Words with capitals: whether they are an outlet's name is looked up. */
const NAME =
  "(?:[Tt]he )?\\p{Lu}[\\p{L}\\p{N}’'&-]*(?: (?:(?:of|and|de|the|&|le|la|du|della|di) )?\\p{Lu}[\\p{L}\\p{N}’'&-]*){0,4}";
const BY_NAME = compile(NAME, '');
/** What every one of the patterns needs somewhere: most paragraphs are done with at this glance. */
const HINT = new RegExp(rules.hint, 'iu');
const LAST_DAY = / \p{Lu}\p{Ll}+day$/u;

const found = (patterns: readonly RegExp[], narration: string): { who: string; evidence: string; at: number }[] =>
  patterns
    .flatMap((pattern) => [...narration.matchAll(pattern)])
    .map((match) => ({ who: match.groups?.who ?? '', evidence: match[0], at: match.index }))
    .sort((a, b) => a.at - b.at);

/** "told the Guardian", "the BBC's": the name as its outlet bears it; `null` for any other name. */
const outletNamed = (printed: string, evidence: string): string | null => {
  const bare = printed
    .replace(LAST_DAY, '')
    .replace(/['’]s?$/u, '')
    .replace(/^the /iu, '');
  const withArticle = evidence.toLowerCase().includes(`the ${bare.toLowerCase()}`) ? [`The ${bare}`] : [];
  const name = [...withArticle, bare].find(isKnownOutlet) ?? bare;
  return looksLikeOutlet(name) && agencyNamed(name) === null ? canonicalOutlet(name) : null;
};

/** The outlets that a paragraph says got or first printed the words, under their usual names. */
const narratedOutlets = (narration: string): Credit[] =>
  (mayNameOutlet(narration) ? found(BY_NAME, narration) : []).flatMap(({ who, evidence }) => {
    const outlet = outletNamed(who, evidence);
    return outlet === null ? [] : [{ kind: 'outlet' as const, agency: outlet, evidence }];
  });

/** The agencies and outlets that a paragraph says got the words. */
export const narratedCredits = (paragraph: string): Credit[] => {
  if (!HINT.test(paragraph)) return [];
  const narration = maskQuoted(paragraph.slice(0, SEARCHED));
  return [...narratedAgencies(narration), ...narratedOutlets(narration)];
};

const narratedAgencies = (narration: string): Credit[] => {
  if (!namesAgency(narration)) return [];
  return found(BY_AGENCY, narration).flatMap(({ who, evidence }) => {
    const agency = agencyOf(who);
    return agency === null ? [] : [{ kind: 'told' as const, agency, evidence }];
  });
};
