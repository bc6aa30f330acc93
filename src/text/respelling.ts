/**
 * When two printed names are spellings of one: Putin and Poutine, Yeltsin and Jelzin, Gaddafi and Kadhafi, Müller and
 * Mueller. Well-known names stand in a table; for others it is tried whether the papers of two languages could have written
 * the same sounds so.
 */
import data from './respelling.json' with { type: 'json' };

const MOST_STEPS = 8;

/** Applied until none applies: one may open the way for another ("yy" before "skiy"). */
const respellEnding = (word: string): string => {
  let rest = word;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const ending = (data.endings.rules as [string, string][]).find(
      ([printed]) => rest.length >= printed.length + 3 && rest.endsWith(printed),
    );
    if (!ending) break;
    rest = rest.slice(0, -ending[0].length) + ending[1];
  }
  return rest;
};

const ONE_NAME = new Map(
  data.words.groups.flatMap((group) => group.map((name) => [respellEnding(name), respellEnding(group[0] as string)])),
);

/**
 * The one spelling that stands for a name in the index; other words come back unchanged, but for endings.
 * @param word folded, without hyphens and apostrophes
 */
export const oneName = (word: string): string => {
  const ending = respellEnding(word);
  return ONE_NAME.get(ending) ?? ending;
};

/** "Tse-tung" and "al'Asad" stand in the table as one word. */
const lettersOf = (name: string): string => name.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

type Groups = ReadonlyMap<string, ReadonlySet<number>>;

const groupTable = (groups: readonly (readonly string[])[]): Groups => {
  const table = new Map<string, Set<number>>();
  for (const [index, group] of groups.entries()) {
    for (const word of group) table.set(oneName(word), (table.get(oneName(word)) ?? new Set()).add(index));
  }
  return table;
};

const NAMES = groupTable(data.names.groups);
const COGNATES = groupTable(data.cognates.groups);

const shareGroup = (table: Groups, one: string, other: string): boolean => {
  const groups = table.get(other);
  return groups !== undefined && [...(table.get(one) ?? [])].some((index) => groups.has(index));
};

type Rules = readonly (readonly [RegExp, string])[];

const readRules = (rules: readonly string[][]): Rules =>
  rules.map(([from, to]) => [new RegExp(from as string, 'gu'), to as string] as const);

const FAMILIES = data.families.list.map(({ hallmark, rules }) => ({
  hallmark: new RegExp(hallmark, 'u'),
  rules: readRules(rules),
}));
const COMMON = readRules(data.common.rules);

const apply = (rules: Rules, word: string): string => rules.reduce((rest, [from, to]) => rest.replace(from, to), word);

/** Shorter names have too few letters to tell that only their spelling differs. */
const SHORTEST = 5;
const LONGEST = 40;
const MOST_KNOWN = 20_000;
const known = new Map<string, ReadonlySet<string>>();

/** What a name may sound like, by each language whose papers could have written it so. */
const soundsOf = (name: string): ReadonlySet<string> => {
  const before = known.get(name);
  if (before) return before;
  const letters = lettersOf(name);
  const fitting = FAMILIES.filter(({ hallmark }) => hallmark.test(letters));
  const sounds = new Set(fitting.map(({ rules }) => apply(COMMON, apply(rules, letters))));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, sounds);
  return sounds;
};

const isSpeltAlike = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < SHORTEST || Math.max(one.length, other.length) > LONGEST) return false;
  const sounds = soundsOf(other);
  return [...soundsOf(one)].some((sound) => sounds.has(sound));
};

/** Whether the table knows two names, folded or as comparable words, as spellings of one. Only for names: see `names`. */
export const isKnownRespelling = (one: string, other: string): boolean => {
  const [a, b] = [oneName(lettersOf(one)), oneName(lettersOf(other))];
  return a === b || shareGroup(NAMES, a, b);
};

/**
 * Whether two names are spellings of one, known or told by their sounds. Only for what is certain to be a name: as ordinary
 * words "filing" and "filling" are two.
 */
export const isRespelling = (one: string, other: string): boolean =>
  isKnownRespelling(one, other) || isSpeltAlike(one, other);

/** Whether two given names are one in sister languages: Volodymyr, Vladimir. One person only where the surname agrees. */
export const isCognate = (one: string, other: string): boolean =>
  shareGroup(COGNATES, oneName(lettersOf(one)), oneName(lettersOf(other)));
