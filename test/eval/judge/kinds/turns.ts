/** Changes that an answer must show for what they are. */
import type { ChangeKind, Claim, Verdict } from '../../../../src/model.js';
import { below, pick, type Random } from '../../../../src/training/invented/random.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make, type Said } from './kind.js';

type Turn = (words: string, random: Random, quote: Said) => string | null;

const ALTERED: readonly Verdict[] = ['altered'];

const asked = (quote: Said, words: string, random: Random): { text: string; claims: readonly (Claim | null)[] } =>
  random() < 0.5
    ? { text: `${inMarks(words, random)} — ${quote.person.full}`, claims: ['confirmed'] }
    : { text: inMarks(words, random), claims: [null] };

const turned =
  (turn: Turn, kind: ChangeKind): Make =>
  ({ quote, random }) => {
    const words = isLong(quote, 8, 40) ? turn(quote.words, random, quote) : null;
    if (words === null || words === quote.words) return null;
    const { text, claims } = asked(quote, words, random);
    const warned = kind === 'other' || kind === 'editorial' ? {} : { warned: [kind] };
    return {
      text,
      expected: [
        { ...asPrinted(quote, claims), verdicts: ALTERED, changed: kind === 'other' ? [] : [kind], ...warned },
      ],
    };
  };

const edited =
  (edit: Turn): Make =>
  ({ quote, random }) => {
    const words = isLong(quote, 10, 40) && !/[[…]|\.\.\./.test(quote.words) ? edit(quote.words, random, quote) : null;
    if (words === null) return null;
    const { text, claims } = asked(quote, words, random);
    return { text, expected: [{ ...asPrinted(quote, claims), verdicts: ['edited'] }] };
  };

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
  /(?<=[a-z,] )(?!(?:Mr|Mrs|Ms|Dr|God|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Congress|Senate|House|President|Republican|Democrat|Internet|Constitution|American|Muslim|Christian|Jewish|Latino|Hispanic)\b)\p{Lu}\p{Ll}{3,}(?<!an|ans|ish|ese|ic|ats|cans|ims)(?=[ ,.;?!])(?! \p{Lu})/u;

const swap =
  (rows: readonly [RegExp, string][]): Turn =>
  (words) => {
    const row = rows.find(([from]) => from.test(words));
    return row ? words.replace(...row) : null;
  };

const FILLERS = ['lantern', 'copper', 'weather', 'orchard', 'window', 'ladder', 'garden', 'harbour'];

/** A long word that no negation, number or name is, replaced by a noun from elsewhere. */
const substituted: Turn = (words, random) => {
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
const elided: Turn = (words, random) => {
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

const bracketed: Turn = (words, random) => {
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

export const TURNS: Kinds = {
  'negation added': turned((words) => {
    const all = Array.from(words.matchAll(AUXILIARY));
    const [first] = all;
    return !first || DENIAL.test(words) || /\?/.test(words)
      ? null
      : `${words.slice(0, first.index)}${first[0].replace(/^(\S+)/, '$1 not')}${words.slice(first.index + first[0].length)}`;
  }, 'negation'),
  'negation lost': turned(swap(AFFIRMED), 'negation'),
  'number changed': turned((words, random) => {
    const digits = words.match(/\d+/)?.[0];
    if (digits) return words.replace(digits, otherDigits(digits, random));
    const word = words.match(NUMBER_WORD)?.[0];
    return word
      ? words.replace(
          NUMBER_WORD,
          pick(
            random,
            NUMBERS.filter((other) => other !== word),
          ),
        )
      : null;
  }, 'number'),
  'name changed': turned(
    (words, random) => (NAME.test(words) ? words.replace(NAME, pick(random, STRANGERS)) : null),
    'name',
  ),
  'quantifier changed': turned(
    swap([
      [/\ball\b/, 'some'],
      [/\bevery\b/, 'some'],
      [/\bmost\b/, 'all'],
      [/\bmany\b/, 'a few'],
      [/\bsome\b/, 'all'],
    ]),
    'quantifier',
  ),
  'modal changed': turned(
    swap([
      [/\bwill\b/, 'might'],
      [/\bmust\b/, 'may'],
      [/\bshould\b/, 'will'],
      [/\bcould\b/, 'must'],
      [/\bmay\b/, 'will'],
      [/\bwould\b/, 'may'],
    ]),
    'modal',
  ),
  'word changed': turned(substituted, 'other'),
  'words dropped at an ellipsis': edited(elided),
  'bracketed insertion': edited(bracketed),
};
