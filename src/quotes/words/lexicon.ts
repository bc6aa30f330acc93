/** What single words can be, as bits: one look-up tells cues, titles, people, determiners and the rest apart. */
import lexicon from './lexicon.json' with { type: 'json' };

export const bits = {
  core: 1,
  report: 1 << 1,
  judge: 1 << 2,
  think: 1 << 3,
  stage: 1 << 4,
  publish: 1 << 5,
  /** Form of a verb: "saying"; and "say", which is also the infinitive. */
  participle: 1 << 6,
  base: 1 << 7,
  pronoun: 1 << 8,
  objectPronoun: 1 << 9,
  relative: 1 << 10,
  determiner: 1 << 11,
  standalone: 1 << 12,
  auxiliary: 1 << 13,
  preposition: 1 << 14,
  conjunction: 1 << 15,
  adverb: 1 << 16,
  date: 1 << 17,
  title: 1 << 18,
  adjective: 1 << 19,
  person: 1 << 20,
  group: 1 << 21,
  document: 1 << 22,
  office: 1 << 23,
  place: 1 << 24,
  stop: 1 << 25,
  /** Shapes, set by the tokenizer for each token. */
  capital: 1 << 26,
  allCapitals: 1 << 27,
  /** Carries 's, or a contracted verb: "Bell's", "he's", "they'll". */
  apostrophe: 1 << 28,
  number: 1 << 29,
  /** An unknown word in -ed. */
  pastShape: 1 << 30,
} as const;

/** Any verb of the lexicon, in any class. */
export const VERB = bits.core | bits.report | bits.judge | bits.think | bits.stage | bits.publish;
/** Verbs that report words by themselves. */
export const CUE = bits.core | bits.report;
export const NOUN = bits.person | bits.group | bits.document;

const WORDS = new Map<string, number>();
const add = (words: Iterable<string>, bit: number): void => {
  for (const word of words) WORDS.set(word, (WORDS.get(word) ?? 0) | bit);
};

/** Regular forms of an English verb; `doubles` repeats its last letter before -ed and -ing. */
const inflect = (entry: string): { base: string; present: string; past: string[]; participle: string } => {
  const [first = '', ...irregular] = entry.split(':');
  const doubles = first.endsWith('*');
  const base = doubles ? first.slice(0, -1) : first;
  const stem = doubles ? base + base.at(-1) : base;
  const silent = /[^aeiouy]e$|ue$/.test(base) && !doubles;
  const yToI = /[^aeiou]y$/.test(base);
  const present = yToI ? `${base.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base) ? `${base}es` : `${base}s`;
  const regular = yToI ? `${base.slice(0, -1)}ied` : base.endsWith('e') ? `${base}d` : `${stem}ed`;
  return {
    base,
    present,
    past: irregular.length > 0 ? irregular : [regular],
    participle: `${silent ? base.slice(0, -1) : stem}ing`,
  };
};

for (const name of ['core', 'report', 'judge', 'think', 'stage', 'publish'] as const) {
  for (const entry of lexicon.verbs[name]) {
    const { base, present, past, participle } = inflect(entry);
    add([present, ...past], bits[name]);
    add([participle], bits[name] | bits.participle);
    if (!past.includes(base)) add([base], bits[name] | bits.base);
  }
}
add(lexicon.pronouns, bits.pronoun);
add(lexicon.objectPronouns, bits.objectPronoun);
add(lexicon.relatives, bits.relative);
add(lexicon.determiners, bits.determiner);
add(lexicon.standalone, bits.standalone);
add(lexicon.auxiliaries, bits.auxiliary);
add(lexicon.prepositions, bits.preposition);
add(lexicon.conjunctions, bits.conjunction);
add(lexicon.adverbs, bits.adverb);
add(lexicon.dates, bits.date);
add(lexicon.titles, bits.title);
add(lexicon.adjectives, bits.adjective);
add(lexicon.people, bits.person);
add(lexicon.groups, bits.group);
add(lexicon.documents, bits.document);
add(lexicon.offices, bits.office);
add(lexicon.places, bits.place);
add(lexicon.stops, bits.stop);

/** Shorter words in -ed, -ing or -ly are mostly none of these: "bed", "ring", "fly". */
const LEAST_TO_GUESS = 5;

const guess = (word: string): number => {
  if (word.length < LEAST_TO_GUESS) return 0;
  if (word.endsWith('ly')) return bits.adverb;
  if (word.endsWith('ing')) return bits.participle;
  return word.endsWith('ed') ? bits.pastShape : 0;
};

/** Bits of a lower-case word; a guess from its ending where the lexicon does not know it. */
export const bitsOf = (word: string): number => WORDS.get(word) ?? guess(word);
