/** Which wire services a paragraph credits where it begins or ends, each with the printed words that prove it. */
import type { Credit } from '../../model.js';
import { agencyAtWord, readAgencyList } from './agencies.js';
import { readCreditLine } from './credit-line.js';
import credits from './credits.json' with { type: 'json' };

/** A dateline stands at the start of a paragraph. */
const LONGEST_DATELINE = 160;
/** A sign-off stands at its end. */
const LONGEST_SIGN_OFF = 400;
const LONGEST_BARE_SIGN_OFF = 40;

const OPENINGS = [credits.dateline, credits.slashedDateline, credits.openingCredit, ...credits.bareOpenings].map(
  (pattern) => new RegExp(`^(?:${pattern})`, 'u'),
);
/** What ends a paragraph in brackets, or after its last sentence. */
const IN_BRACKETS = /(?:^|[\s.!?”"»])(?<signed>[([](?<inside>[^()[\]]{2,390})[)\]]\.?)$/u;
const AFTER_SENTENCE = /[.!?”"»]\s*(?<signed>[-–—/]{0,3}\s?(?:\(\p{L}+\) )?\p{L}[^.!?“”"«»]{1,38}\/?)$/u;
/** "PTI JWR APN": who wrote and edited it, in letters. */
const WITH_INITIALS = /^[-–—\s]*(?<list>\p{Lu}{2,6})(?: \p{Lu}{2,4}){1,4}$/u;

const creditsFor = (agencies: readonly string[], evidence: string): Credit[] =>
  agencies.map((agency) => ({ kind: 'text', agency, evidence }));

/** "LONDON (Reuters) - …", "KOCHI, July 15 (PTI) …", "AP — …": a credit at the start of a paragraph, which stays as printed. */
export const datelineCredits = (paragraph: string): Credit[] => {
  const head = paragraph.slice(0, LONGEST_DATELINE);
  for (const opening of OPENINGS) {
    const found = opening.exec(head);
    const agencies = found === null ? null : readAgencyList(found.groups?.list ?? '');
    if (found !== null && agencies !== null && agencies.length > 0)
      return creditsFor(agencies, found[0].replace(/[\s:_–—-]+$/u, ''));
  }
  return [];
};

/** "… he added. (AFP)", "… on Monday. – PTI": a sign-off at the end of a paragraph, which stays as printed. */
export const signOffCredits = (paragraph: string): Credit[] => {
  const end = paragraph.slice(-LONGEST_SIGN_OFF);
  const { signed: bracketed, inside } = IN_BRACKETS.exec(end)?.groups ?? {};
  if (bracketed !== undefined && inside !== undefined) {
    const agencies = readAgencyList(inside) ?? readCreditLine(bracketed)?.credits.map(({ agency }) => agency) ?? [];
    return creditsFor(agencies, bracketed);
  }
  const signed = AFTER_SENTENCE.exec(end.slice(-LONGEST_BARE_SIGN_OFF))
    ?.groups?.signed?.trim()
    .replace(/^\(\p{L}+\) /u, '');
  if (signed === undefined) return [];
  const list = WITH_INITIALS.exec(signed)?.groups?.list ?? '';
  const initialled = agencyAtWord([list], 0);
  const agencies = initialled ? [initialled.agency] : readAgencyList(signed.replace(/^[-–—/\s]+|\/$/gu, ''));
  return creditsFor(agencies ?? readCreditLine(signed)?.credits.map(({ agency }) => agency) ?? [], signed);
};

/** The same credits without repeats, first come first. */
export const distinctCredits = (all: readonly Credit[]): Credit[] => [
  ...new Map(all.map((credit) => [`${credit.agency}\n${credit.evidence}`, credit])).values(),
];

/** Canonical names of the agencies that the text or its words come from, in order of first credit. */
export const agenciesOf = (all: readonly Credit[]): string[] => [
  ...new Set(all.filter(({ kind }) => kind === 'text' || kind === 'told').map(({ agency }) => agency)),
];
