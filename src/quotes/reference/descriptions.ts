/** Whom a definite description means: "the governor", "the Utah Republican", "the 46-year-old". */

import type { Entities, Entity } from '../entities/entities.js';
import table from './descriptions.json' with { type: 'json' };
import type { Salience } from './salience.js';
import { type Description, isOwner, type Unnamed } from './unnamed.js';

/** Nouns for people whom papers leave unnamed, and for bystanders: no name is read into them. */
const UNNAMED_NOUNS = new Set(table.unnamed);

export const isUnnamedNoun = (noun: string): boolean => UNNAMED_NOUNS.has(noun);

/** Nouns of office and party: that an article speaks of "a senator" does not keep "the senator" from being somebody named. */
const OFFICES = new Set(table.offices);
/** "the father": whose, the article says; he is not whoever is in mind. */
const KIN = new Set(table.kin);

/** A description means nobody who fits it less than this; less is asked of one who is found to speak. */
const LEAST_FIT = 1.2;
const LEAST_FIT_OF_SPEAKER = 0.2;
/** What a noun of an entity's own role is worth, the least salience of what is still in mind, and the most that counts. */
const KNOWN = 2.6;
const IN_MIND = 0.5;
const MOST_SALIENCE = 3.5;
/** What a capital word adds that the role shares, and takes that it lacks: more where the role says of where. */
const SHARED = 1.5;
const STRANGE = 0.7;
const STRANGE_TO_PLACED = 2;
/** What is taken from somebody not known by the noun: a role of another kind, and a bare surname. */
const HAS_OTHER_ROLE = 0.5;
const IS_BARE = 1;
/** What is taken from a name of which nothing tells that it is a person's. */
const IS_NO_PERSON = 1;

/** A role that says of where: "Kentucky senator". */
const OTHER_CAPITAL = /\p{Lu}\p{Ll}+\s+\p{L}/u;

/** "shadow transport secretary" is not "the transport secretary". */
const isOtherRank = (role: string, words: readonly string[]): boolean =>
  table.ranks.some((rank) => role.toLowerCase().includes(rank) && !words.includes(rank));

/** Finds the entity that a description means. */
export class Descriptions {
  private readonly byNoun = new Map<string, number[]>();

  constructor(
    private readonly entities: Entities,
    private readonly salience: Salience,
    private readonly unnamed: Unnamed,
    /** The referent of an entity, -1 before it has one. */
    private readonly referentOf: (entity: number) => number,
  ) {
    for (const [index, entity] of entities.all.entries()) {
      for (const noun of entity.nouns) {
        const known = this.byNoun.get(noun) ?? [];
        known.push(index);
        this.byNoun.set(noun, known);
      }
    }
  }

  /**
   * The entity known by the noun, or most in mind; -1 where nobody fits. A noun that was used of somebody unnamed,
   * or is the papers' word for such people, goes on meaning them.
   * @param capitals capital words of the description ("Italian")
   * @param isBarred entities that it cannot mean
   */
  find(
    description: Description,
    capitals: readonly string[],
    speaks: boolean,
    isBarred: (entity: number) => boolean,
  ): number {
    const { noun, opener, words, sentence } = description;
    // "the mayor" of whom nobody was told before may be one whom the article names by and by.
    const unnamed = this.unnamed.salienceOf(noun, sentence, OFFICES.has(noun));
    const known = (this.byNoun.get(noun) ?? []).filter(
      (entity) => !isOtherRank(this.entities.all[entity]?.role ?? '', words),
    );
    const mayBeAnyone =
      // "his father": whoever is most in mind is the owner, not the one described.
      !isOwner(opener) &&
      !UNNAMED_NOUNS.has(noun) &&
      !KIN.has(noun) &&
      (!this.unnamed.has(noun) || (OFFICES.has(noun) && unnamed < IN_MIND));
    let best = -1;
    let top = Math.max(
      speaks ? LEAST_FIT_OF_SPEAKER : LEAST_FIT,
      UNNAMED_NOUNS.has(noun) ? KNOWN + IN_MIND : 0,
      unnamed >= IN_MIND ? KNOWN + unnamed : 0,
    );
    for (const entity of new Set([...known, ...(mayBeAnyone ? this.salience.people : [])])) {
      if (isBarred(entity)) continue;
      const fit = this.fitOf(entity, known.includes(entity), capitals, description);
      if (fit > top) {
        top = fit;
        best = entity;
      }
    }
    // Who was "the mayor" once stays the mayor.
    if (best >= 0 && speaks && OFFICES.has(noun) && known.length === 0) this.byNoun.set(noun, [best]);
    return best;
  }

  private fitOf(
    index: number,
    isKnown: boolean,
    capitals: readonly string[],
    { gender, sentence }: Description,
  ): number {
    const entity = this.entities.all[index] as Entity;
    if (gender && entity.gender && entity.gender !== gender) return 0;
    const role = (entity.role ?? '').toLowerCase();
    const shared = capitals.filter((word) => role.includes(word) || entity.nouns.has(word)).length;
    const strange = capitals.length - shared;
    const referent = this.referentOf(index);
    const salience = referent < 0 ? 0 : Math.min(MOST_SALIENCE, this.salience.of(referent, sentence));
    if (isKnown) {
      const perStrange = OTHER_CAPITAL.test(entity.role ?? '') ? STRANGE_TO_PLACED : STRANGE;
      return KNOWN + SHARED * shared - strange * perStrange + salience;
    }
    const isBare = entity.words.length === 1 && !entity.role;
    const isPerson = entity.gender !== null || entity.role !== null || entity.acts > 0;
    const taken =
      (entity.role && capitals.length > 0 ? HAS_OTHER_ROLE : 0) +
      (isBare ? IS_BARE : 0) +
      (isPerson ? 0 : IS_NO_PERSON);
    return salience + shared - taken;
  }
}
