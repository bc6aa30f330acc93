/** What a change does to the meaning: rows in the order of the policy, the first that fits decides. */
import type { ChangeKind } from '../../model.js';
import { isSlip } from '../../text/likeness.js';
import { isCognate } from '../../text/respelling.js';
import { isCommon, isFunctionWord } from '../align/evidence.js';
import { areContrary } from './conflicts.js';
import lists from './kinds.json' with { type: 'json' };

/**
 * A changed word in its comparable spelling. `capital`: it is written as a name is; `initials`: in capitals throughout.
 * `unseen`: the index does not know it.
 */
export interface PrintedWord {
  word: string;
  capital: boolean;
  initials: boolean;
  unseen: boolean;
}

export interface ChangedWords {
  asked: readonly PrintedWord[];
  printed: readonly PrintedWord[];
  /** Printed words around the change. */
  before: PrintedWord | null;
  after: PrintedWord | null;
}

const NEGATIONS = new Set(lists.negations);
const QUANTIFIERS = new Set(lists.quantifiers);
const MODALS = new Set(lists.modals);
/** Beside the function words, what names nothing even where a sentence's beginning gave it a capital. */
const SMALL = new Set(lists.small);
const ALIASES = new Map(lists.aliases.flatMap((group) => group.map((name) => [name, group[0] as string])));
const SHORTEST_BASE = 3;

const phrase = (words: readonly PrintedWord[]): string => words.map(({ word }) => word).join(' ');

/** Whether one word is the other with a prefix or suffix that turns it: "likely", "unlikely"; "careful", "careless". */
const isOpposite = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= SHORTEST_BASE && lists.prefixes.some((prefix) => long === prefix + short)) return true;
  return (lists.suffixPairs as [string, string][]).some(([with_, without]) => {
    const [a, b] = one.endsWith(without) ? [other, one] : [one, other];
    const base = b.endsWith(without) ? b.slice(0, -without.length) : '';
    return base.length >= SHORTEST_BASE && a === base + with_;
  });
};

const only = (ours: readonly PrintedWord[], theirs: readonly PrintedWord[]): PrintedWord[] =>
  ours.filter(({ word }) => !theirs.some((other) => other.word === word));

const countNegations = (words: readonly PrintedWord[]): number =>
  words.filter(({ word }) => NEGATIONS.has(word)).length;

/** In longer stretches one word is no answer to another. */
const LONGEST_CONTRARY = 4;

const isContrary = ({ asked, printed }: ChangedWords): boolean =>
  Math.max(asked.length, printed.length) <= LONGEST_CONTRARY &&
  only(asked, printed).some((one) => only(printed, asked).some((other) => areContrary(one.word, other.word)));

const turnsNegation = (change: ChangedWords): boolean =>
  countNegations(change.asked) % 2 !== countNegations(change.printed) % 2 ||
  change.asked.some((one) => change.printed.some((other) => isOpposite(one.word, other.word))) ||
  isContrary(change);

const isNumber = ({ word }: PrintedWord): boolean => /\d/u.test(word);

const changesNumber = ({ asked, printed }: ChangedWords): boolean =>
  only(asked, printed).some(isNumber) || only(printed, asked).some(isNumber);

const isName = (one: PrintedWord): boolean =>
  one.initials || (one.capital && !SMALL.has(one.word) && !isFunctionWord(one.word) && !isNumber(one));

/** "Putin" for "Vladimir Putin": more or less of one name. */
const isPartOfName = ({ asked, printed, before, after }: ChangedWords): boolean => {
  const changed = asked.length === 0 ? printed : printed.length === 0 ? asked : [];
  return changed.length > 0 && changed.every(({ capital }) => capital) && Boolean(before?.capital || after?.capital);
};

const isMistyped = ({ asked, printed }: ChangedWords): boolean =>
  asked.length === 1 &&
  printed.length === 1 &&
  (asked[0] as PrintedWord).unseen &&
  isSlip((asked[0] as PrintedWord).word, (printed[0] as PrintedWord).word);

const isAlias = ({ asked, printed }: ChangedWords): boolean => {
  const known = ALIASES.get(phrase(asked));
  return known !== undefined && known === ALIASES.get(phrase(printed));
};

/** "Vladimir Zelensky" for "Volodymyr Zelensky": one given name in sister languages, before the surname. */
const isSisterName = ({ asked, printed, after }: ChangedWords): boolean =>
  asked.length === 1 &&
  printed.length === 1 &&
  after?.capital === true &&
  isCognate((asked[0] as PrintedWord).word, (printed[0] as PrintedWord).word);

const changesName = (change: ChangedWords): boolean => {
  if (isAlias(change) || isPartOfName(change) || isSisterName(change)) return false;
  const gained = only(change.asked, change.printed);
  const lost = only(change.printed, change.asked);
  if (gained.length === 0 || lost.length === 0) return [...gained, ...lost].some(isName);
  // "he" for a name points to the same person; and in chat a name is often asked in lower case.
  const couldName = (one: PrintedWord): boolean => isName(one) || !isCommon(one.word);
  return (gained.some(isName) && lost.some(couldName)) || (lost.some(isName) && gained.some(couldName));
};

const differIn =
  (set: ReadonlySet<string>) =>
  ({ asked, printed }: ChangedWords): boolean =>
    only(asked, printed).some(({ word }) => set.has(word)) || only(printed, asked).some(({ word }) => set.has(word));

/** A clause that was dropped or added takes its numbers, names and negations along; it turns none that is left. */
const CLAUSE = 6;

const isWholeClause = ({ asked, printed }: ChangedWords): boolean =>
  (asked.length === 0 && printed.length >= CLAUSE) || (printed.length === 0 && asked.length >= CLAUSE);

/** A clause for a word or two tells other things, not the same one with another number or name. */
const FEW = 2;

const isReplaced = ({ asked, printed }: ChangedWords): boolean =>
  Math.max(asked.length, printed.length) >= CLAUSE && Math.min(asked.length, printed.length) <= FEW;

const RULES: readonly { kind: ChangeKind; when: (change: ChangedWords) => boolean }[] = [
  // A slip of the keyboard turns nothing.
  { kind: 'other', when: isMistyped },
  { kind: 'negation', when: turnsNegation },
  { kind: 'number', when: (change) => changesNumber(change) && !(isReplaced(change) && !change.asked.some(isNumber)) },
  { kind: 'name', when: (change) => changesName(change) && !(isReplaced(change) && !change.asked.some(isName)) },
  { kind: 'quantifier', when: differIn(QUANTIFIERS) },
  { kind: 'modal', when: differIn(MODALS) },
];

/** @example kindOf({ asked: [], printed: [not], … }) // 'negation' */
export const kindOf = (change: ChangedWords): ChangeKind =>
  isWholeClause(change) ? 'other' : (RULES.find(({ when }) => when(change))?.kind ?? 'other');
