/** What newspapers do to a report that they take over, each edit drawn with a seed. */
import newsroom from './newsroom.json' with { type: 'json' };

/** 0 to 1, the same for the same seed. */
export type Random = () => number;

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

const paragraphsOf = (text: string): string[] => text.split(/\n+/u).filter((one) => one.trim() !== '');
const join = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** Outside of quotation marks: what somebody said stays as it is. */
const inNarration = (text: string, change: (narration: string) => string): string =>
  text
    .split(/(“[^”\n]*”|"[^"\n]*")/u)
    .map((piece, at) => (at % 2 === 1 ? piece : change(piece)))
    .join('');

const replaceWords = (text: string, table: Readonly<Record<string, string>>, chance: () => boolean): string =>
  inNarration(text, (narration) =>
    narration.replace(/[\p{L}][\p{L}.]*/gu, (word) =>
      Object.hasOwn(table, word) && chance() ? (table[word] as string) : word,
    ),
  );

/** A sentence is left out here and there, and words are set as others. */
const rework = (text: string, random: Random, words: number, sentences: number): string =>
  join(
    paragraphsOf(replaceWords(text, newsroom.words, () => random() < words))
      .map((paragraph) =>
        paragraph
          .split(/(?<=[.!?][”"]?) (?=[\p{Lu}“"])/u)
          .filter((_sentence, _at, all) => all.length === 1 || random() >= sentences)
          .join(' '),
      )
      .filter((paragraph) => paragraph !== ''),
  );

const typography = (text: string): string =>
  text
    .replace(/[“”]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/ [–—-] | -- /gu, ' — ');

const cutTo = (text: string, share: number): string => {
  const words = text.split(/\s+/u).length * share;
  const kept: string[] = [];
  for (const paragraph of paragraphsOf(text)) {
    if (kept.length > 1 && kept.join(' ').split(/\s+/u).length >= words) break;
    kept.push(paragraph);
  }
  return join(kept);
};

/** Between those of the report, paragraphs of the newspaper's own: `share` of all words. */
const amongOwn = (text: string, share: number, random: Random): string => {
  const own = [...newsroom.own].sort(() => random() - 0.5);
  const theirs = paragraphsOf(text);
  let words = theirs.join(' ').split(/\s+/u).length * (share / (1 - share));
  const mixed = [...theirs];
  for (const paragraph of own) {
    if (words <= 0) break;
    mixed.splice(Math.floor(random() * (mixed.length + 1)), 0, paragraph);
    words -= paragraph.split(/\s+/u).length;
  }
  return join(mixed);
};

export type Edit = (text: string, random: Random) => string;

export const EDITS: Readonly<Record<string, Edit>> = {
  'near-identical': (text, random) => typography(rework(text, random, 0.1, 0)),
  'lightly edited': (text, random) => rework(text, random, 0.5, 0.08),
  'edited throughout': (text, random) => rework(text, random, 1, 0.2),
  'cut to a half': (text, random) => rework(cutTo(text, 0.5), random, 0.3, 0),
  'cut to a third': (text, random) => rework(cutTo(text, 0.33), random, 0.3, 0),
  'headed anew': (text, random) => join([pick(newsroom.leads, random), rework(text, random, 0.3, 0)]),
  'spelling changed': (text) => typography(replaceWords(text, newsroom.spellings, () => true)),
  'among own paragraphs': (text, random) => amongOwn(rework(text, random, 0.3, 0), 0.4, random),
  'cut, among own paragraphs': (text, random) => amongOwn(rework(cutTo(text, 0.4), random, 0.3, 0), 0.5, random),
  'cut, spelling changed': (text, random) =>
    replaceWords(rework(cutTo(text, 0.4), random, 0.5, 0.1), newsroom.spellings, () => true),
};
