/** Changes that an answer must show for what they are. */
import type { ChangeKind, Claim, Verdict } from '../../../../src/model.js';
import type { Random } from '../../../../src/training/invented/random.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make, type Said } from './kind.js';
import {
  affirmed,
  bracketed,
  denied,
  elided,
  recounted,
  renamed,
  retold,
  substituted,
  swap,
  type Turn,
} from './rewording.js';

const ALTERED: readonly Verdict[] = ['altered'];

const asked = (quote: Said, words: string, random: Random): { text: string; claims: readonly (Claim | null)[] } =>
  random() < 0.5
    ? { text: `${inMarks(words, random)} — ${quote.person.full}`, claims: ['confirmed'] }
    : { text: inMarks(words, random), claims: [null] };

const turned =
  (turn: Turn, kind: ChangeKind): Make =>
  ({ quote, random }) => {
    const words = isLong(quote, 8, 40) ? turn(quote.words, random) : null;
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
    const words = isLong(quote, 10, 40) && !/[[…]|\.\.\./.test(quote.words) ? edit(quote.words, random) : null;
    if (words === null) return null;
    const { text, claims } = asked(quote, words, random);
    return { text, expected: [{ ...asPrinted(quote, claims), verdicts: ['edited'] }] };
  };

const RETOLD: readonly Verdict[] = ['altered', 'spliced', 'paraphrase', 'not-found'];

/** Told in another order and with a change that turns it: whatever it is called, that change is shown, or nothing is found. */
const retoldAnd = (turn: Turn, kind: ChangeKind): Make => {
  const make = turned((words, random) => {
    const changed = turn(words, random);
    return changed === null || changed === words ? null : retold(changed);
  }, kind);
  return (draw) => {
    const made = make(draw);
    if (!made || made.expected === 'help') return made;
    return {
      ...made,
      expected: made.expected.map(({ printedAs, claims, warned, ...one }) => ({ ...one, verdicts: RETOLD })),
    };
  };
};

export const TURNS: Kinds = {
  'negation added': turned(denied, 'negation'),
  'negation lost': turned(affirmed, 'negation'),
  'number changed': turned(recounted, 'number'),
  'name changed': turned(renamed, 'name'),
  'retold and denied': retoldAnd(denied, 'negation'),
  'retold with another number': retoldAnd(recounted, 'number'),
  'retold with another name': retoldAnd(renamed, 'name'),
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
