/** People whom an article describes and never names, kept apart: "a diplomatic source", "another source", "the second source". */
import table from './descriptions.json' with { type: 'json' };
import type { Referent, Salience } from './salience.js';

/** A description as words: what stands before its noun, articles left out. */
export interface Description {
  mention: number;
  noun: string;
  /** Its first word: "a", "the", "that", "another". */
  opener: string;
  words: readonly string[];
  kind: Referent['kind'];
  gender: 'm' | 'f' | null;
  sentence: number;
}

const INDEFINITE = new Set(table.indefinite);
const OWNERS = new Set(table.owners);
/** Unnamed people of one noun that an article can keep apart. */
const MAX_UNNAMED = 12;

export const isIndefinite = (opener: string): boolean => INDEFINITE.has(opener);

/** "his" parents are not the parents of whom the article spoke before. */
export const isOwner = (opener: string): boolean => OWNERS.has(opener);

/** "the second source": 1; -1 where no word counts. */
export const ordinalOf = (words: readonly string[]): number => table.ordinals.findIndex((word) => words.includes(word));

interface Known {
  referent: number;
  words: readonly string[];
  owned: boolean;
  definite: boolean;
}

export class Unnamed {
  private readonly byNoun = new Map<string, Known[]>();

  constructor(private readonly salience: Salience) {}

  has(noun: string): boolean {
    return this.byNoun.has(noun);
  }

  /**
   * How much somebody unnamed of this noun is in mind.
   * @param isNew whom the article brought in as somebody new ("a mayor"), and not as one already known ("the mayor")
   */
  salienceOf(noun: string, sentence: number, isNew = false): number {
    const all = (this.byNoun.get(noun) ?? []).filter(({ definite }) => !isNew || !definite);
    return Math.max(0, ...all.map(({ referent }) => this.salience.of(referent, sentence)));
  }

  /** The one that a description means: one known by all its words, or somebody new. */
  find(description: Description): number {
    const { noun, opener, words, sentence } = description;
    const all = this.byNoun.get(noun) ?? [];
    const known = isOwner(opener) ? all.filter(({ owned }) => owned) : all;
    if (known.length === 0 || opener === 'another') return this.add(description);
    const ordinal = ordinalOf(words);
    if (ordinal >= 0) return known[ordinal]?.referent ?? this.add(description);
    const alike = known
      .filter((one) => words.every((word) => one.words.includes(word)))
      .map(({ referent }) => referent);
    const [first] = alike;
    if (first === undefined) return this.add(description);
    if (isIndefinite(opener))
      return alike.length === 1 && words.length > 0 && opener !== 'one' ? first : this.add(description);
    return alike.reduce((a, b) => (this.salience.of(b, sentence) >= this.salience.of(a, sentence) ? b : a));
  }

  private add({ mention, noun, opener, words, kind, gender }: Description): number {
    const referent = this.salience.add({ entity: -1, mention, kind, gender });
    const known = this.byNoun.get(noun) ?? [];
    if (known.length < MAX_UNNAMED) known.push({ referent, words, owned: isOwner(opener), definite: opener === 'the' });
    this.byNoun.set(noun, known);
    return referent;
  }
}
