/** British and American spelling: one form for both. What it gives is for comparing, never for showing. */
import data from './spelling.json' with { type: 'json' };

const WORDS = new Map(Object.entries(data.words.pairs));

/** "metre" → "meter" goes for "metring" too. */
const withParticiples = (pairs: [string, string][]): [string, string][] =>
  pairs.flatMap(([british, american]): [string, string][] =>
    british.endsWith('re')
      ? [
          [british, american],
          [`${british.slice(0, -1)}ing`, `${american}ing`],
        ]
      : [[british, american]],
  );

const STEMS = new Map(withParticiples(Object.entries(data.stems.pairs)));
const STARTS = new Map(Object.entries(data.starts.pairs));

const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

const STEM = new RegExp(`^(?:${longestFirst(STARTS.keys())})|${longestFirst(STEMS.keys())}`, 'u');
const DOUBLED = new RegExp(
  `^((?:${longestFirst(data.doubled.prefixes)})?(?:${longestFirst(data.doubled.stems)}))(?<=(.))\\2(?=(?:${longestFirst(data.doubled.endings)})$)`,
  'u',
);
const ENDINGS = (data.endings.rules as [string, string][]).map(
  ([pattern, to]) => [new RegExp(pattern, 'u'), to] as const,
);

const respellStem = (word: string): string => {
  const match = STEM.exec(word);
  if (!match) return word;
  const stem = match[0];
  const other = (match.index === 0 ? STARTS.get(stem) : undefined) ?? STEMS.get(stem) ?? stem;
  const rest = word.slice(match.index + stem.length);
  // "centred" is "centered", not "centerd".
  const joint = rest === 'd' && stem.endsWith('e') && !other.endsWith('e') ? 'e' : '';
  return word.slice(0, match.index) + other + joint + rest;
};

/**
 * One spelling of a word that British and American writers spell apart; other words come back unchanged.
 * @param word folded, without apostrophes
 * @example oneSpelling('travelled') === oneSpelling('traveled')
 */
export const oneSpelling = (word: string): string => {
  const whole = WORDS.get(word);
  if (whole !== undefined) return whole;
  const single = respellStem(word).replace(DOUBLED, '$1');
  return ENDINGS.reduce((rest, [pattern, to]) => rest.replace(pattern, to), single);
};
