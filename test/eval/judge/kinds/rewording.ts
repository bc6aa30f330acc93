/** Words changed by rule, one change each. */
import { below, pick, type Random } from '../../../../src/training/invented/random.js';
import { unstopped } from './kind.js';

/** @returns `null` where the words offer nothing to change */
export type Turn = (words: string, random: Random) => string | null;

const AUXILIARY = /\b(?:is|are|was|were|will|can|would|should|could|have been|has been|must)\b(?! not\b)/g;
const DENIAL = /\b(?:not|no|never|nobody|nothing|none|neither|nor|without|hardly)\b|n[’']t\b/i;

const AFFIRMED: readonly [RegExp, string][] = [
  [/\b(is|are|was|were|will|can|would|should|could|must|have|has|did|do) not\b/, '$1'],
  [/\b(is|are|was|were|would|should|could|have|has|had)n[’']t\b/, '$1'],
  [/\bwon[’']t\b/, 'will'],
  [/\bcan[’']t\b|\bcannot\b/, 'can'],
  [/\b(do|does|did)n[’']t\b/, '$1'],
  [/\b(I|we|they|you)[’']re not\b/i, '$1’re'],
  [/\b(it|that|he|she)[’']s not\b/i, '$1’s'],
  [/\bnever\b/, 'always'],
];

const NUMBERS = [
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'twelve',
  'twenty',
  'thirty',
  'forty',
  'fifty',
];
const NUMBER_WORD = new RegExp(String.raw`\b(?:${NUMBERS.join('|')})\b`);

const otherDigits = (digits: string, random: Random): string => {
  const other = `${1 + ((Number(digits.charAt(0)) + below(random, 7)) % 9)}${digits.slice(1)}`;
  return other === digits ? `${digits}7` : other;
};

const STRANGERS = ['Lindqvist', 'Okafor', 'Portugal', 'Lisbon', 'Marlow', 'Denmark', 'Halvorsen', 'Uruguay'];
/** Capitalised in mid-sentence, so a name; adjectives of places, days and months are left alone. */
const NAME =
  /(?<=(?:^|\s)\p{Ll}[^\s.!?:]{0,30} )(?!(?:Mr|Mrs|Ms|Dr|God|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Congress|Senate|House|President|Republican|Democrat|Internet|Constitution|American|Muslim|Christian|Jewish|Latino|Hispanic)\b)\p{Lu}\p{Ll}{3,}(?<!an|ans|ish|ese|ic|ats|cans|ims)(?=[ ,.;?!])(?! \p{Lu})/u;

export const swap =
  (rows: readonly [RegExp, string][]): Turn =>
  (words) => {
    const row = rows.find(([from]) => from.test(words));
    return row ? words.replace(...row) : null;
  };

export const denied: Turn = (words) => {
  const [first] = Array.from(words.matchAll(AUXILIARY));
  if (!first || DENIAL.test(words) || /\?/.test(words)) return null;
  const behind = words.slice(first.index + first[0].length);
  return `${words.slice(0, first.index)}${first[0].replace(/^(\S+)/, '$1 not')}${behind}`;
};

export const affirmed = swap(AFFIRMED);

export const recounted: Turn = (words, random) => {
  const digits = words.match(/\d+/)?.[0];
  if (digits) return words.replace(digits, otherDigits(digits, random));
  const word = words.match(NUMBER_WORD)?.[0];
  if (word === undefined) return null;
  const others = NUMBERS.filter((other) => other !== word);
  return words.replace(NUMBER_WORD, pick(random, others));
};

export const renamed: Turn = (words, random) =>
  NAME.test(words) ? words.replace(NAME, pick(random, STRANGERS)) : null;

/** The clauses in the other order, without the small words that a retelling drops. `null`: there is no clause to move. */
export const retold = (words: string): string | null => {
  const all = unstopped(words).split(' ');
  const inner = all.slice(3, -3).findIndex((word) => /[,;.]$/.test(word));
  const cut = inner + 4;
  const loose = [...all.slice(cut), ...all.slice(0, cut)].filter(
    (word) => !/^(?:the|that|a|an|very|really|just|so|of)$/i.test(word),
  );
  return inner < 0 || all.length - loose.length < 2 ? null : loose.join(' ').replace(/[,;.](?= )/g, '');
};

const FILLERS = ['lantern', 'copper', 'weather', 'orchard', 'window', 'ladder', 'garden', 'harbour'];

/** A long word that no negation, number or name is, replaced by a noun from elsewhere. */
export const substituted: Turn = (words, random) => {
  const long = (words.match(/\b\p{Ll}{6,}\b/gu) ?? []).filter(
    (word) =>
      !/hundred|thousand|million|billion|nothing|nobody|without|always|should|number|percent|several|against|before|during|between|rather|instead|unless|except|former|behind|hardly/.test(
        word,
      ),
  );
  return long.length < 3
    ? null
    : words.replace(new RegExp(String.raw`\b${pick(random, long)}\b`), pick(random, FILLERS));
};

const WEIGHTY =
  /\b(?:not|no|never|but|if|unless|though|however|except|only|without|may|might|nor|or)\b|n[’']t\b|\d|\p{Lu}/u;

/** Three to eight words out of the middle, none of which turns anything, with dots in their place. */
export const elided: Turn = (words, random) => {
  const all = words.split(' ');
  for (let tries = 0; tries < 12; tries++) {
    const from = 3 + below(random, Math.max(1, all.length - 9));
    const to = from + 3 + below(random, 6);
    if (
      to > all.length - 3 ||
      WEIGHTY.test(all.slice(from, to).join(' ')) ||
      /[.!?]/.test(all.slice(from - 1, to).join(' '))
    )
      continue;
    return [...all.slice(0, from), pick(random, ['…', '...', '[…]', '. . .']), ...all.slice(to)].join(' ');
  }
  return null;
};

export const bracketed: Turn = (words, random) => {
  const pronoun = words.match(/(?<= )(?:it|this|they|them|he|she|him)(?= )/)?.[0];
  if (pronoun && random() < 0.6)
    return words.replace(
      new RegExp(`(?<= )${pronoun}(?= )`),
      pick(random, ['[the plan]', '[the committee]', '[the mayor]']),
    );
  const all = words.split(' ');
  all.splice(
    4 + below(random, all.length - 7),
    0,
    pick(random, ['[sic]', '[the new bill]', '[of the council]', '[last week]']),
  );
  return all.join(' ');
};
