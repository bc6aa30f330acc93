/** Whom a definite description means: "the governor", "the Utah Republican", "the 46-year-old". */

import table from './descriptions.json' with { type: 'json' };
import type { Cast, Member } from './entities.js';
import type { Mind } from './salience.js';
import { type Description, isOwner, type Unnamed } from './unnamed.js';

/** Nouns for people whom papers leave unnamed, and for bystanders: no name is read into them. */
const UNNAMED_NOUNS = new Set(table.unnamed);
/** Nouns of office and party: that an article speaks of "a senator" does not keep "the senator" from being somebody named. */
const OFFICES = new Set(table.offices);
const FEMALE = new Set(table.female);
const MALE = new Set(table.male);

/** A description means nobody who fits it less than this; less is asked of one who is found to speak. */
const LEAST_FIT = 1.2;
const LEAST_FIT_OF_SPEAKER = 0.2;
/** What a noun of a member's own role is worth, the least salience of what is still in mind, and the most that counts. */
const KNOWN = 2.6;
const IN_MIND = 0.5;
const MOST_SALIENCE = 3.5;

/** A role that says of where: "Kentucky senator". */
const OTHER_CAPITAL = /\p{Lu}\p{Ll}+\s+\p{L}/u;

/** "shadow transport secretary" is not "the transport secretary". */
const isOtherRank = (role: string, words: readonly string[]): boolean =>
  table.ranks.some((rank) => role.toLowerCase().includes(rank) && !words.includes(rank));

const suffixed = (noun: string, suffix: string): boolean => noun.length > suffix.length && noun.endsWith(suffix);

export const genderOfNoun = (noun: string): 'm' | 'f' | null => {
  if (FEMALE.has(noun) || suffixed(noun, 'woman')) return 'f';
  return MALE.has(noun) || suffixed(noun, 'man') ? 'm' : null;
};

/** Finds the member of the cast for a description. */
export class Descriptions {
  private readonly byNoun = new Map<string, number[]>();

  constructor(
    private readonly cast: Cast,
    private readonly mind: Mind,
    private readonly unnamed: Unnamed,
    /** The referent of a member, -1 before it has one. */
    private readonly referentOf: (member: number) => number,
  ) {
    for (const [index, member] of cast.members.entries()) {
      for (const noun of member.nouns) {
        const members = this.byNoun.get(noun) ?? [];
        members.push(index);
        this.byNoun.set(noun, members);
      }
    }
  }

  /**
   * The member known by the noun, or most in mind; -1 where nobody fits. A noun that was used of somebody unnamed,
   * or is the papers' word for such people, goes on meaning them.
   * @param capitals capital words of the description ("Italian")
   */
  find(description: Description, capitals: readonly string[], speaks: boolean): number {
    const { noun, opener, words, sentence } = description;
    const unnamed = this.unnamed.salienceOf(noun, sentence);
    const known = (this.byNoun.get(noun) ?? []).filter(
      (member) => !isOtherRank(this.cast.members[member]?.role ?? '', words),
    );
    const mayBeAnyone =
      // "his father": whoever is most in mind is the owner, not the one described.
      !isOwner(opener) &&
      !UNNAMED_NOUNS.has(noun) &&
      (!this.unnamed.has(noun) || (OFFICES.has(noun) && unnamed < IN_MIND));
    let best = -1;
    let top = Math.max(
      speaks ? LEAST_FIT_OF_SPEAKER : LEAST_FIT,
      UNNAMED_NOUNS.has(noun) ? KNOWN + IN_MIND : 0,
      unnamed >= IN_MIND ? KNOWN + unnamed : 0,
    );
    for (const member of new Set([...known, ...(mayBeAnyone ? this.mind.people : [])])) {
      const fit = this.fitOf(member, known.includes(member), capitals, description);
      if (fit > top) {
        top = fit;
        best = member;
      }
    }
    return best;
  }

  private fitOf(
    index: number,
    isKnown: boolean,
    capitals: readonly string[],
    { gender, sentence }: Description,
  ): number {
    const member = this.cast.members[index] as Member;
    if (gender && member.gender && member.gender !== gender) return 0;
    const role = (member.role ?? '').toLowerCase();
    const shared = capitals.filter((word) => role.includes(word) || member.nouns.has(word)).length;
    const strange = capitals.length - shared;
    const referent = this.referentOf(index);
    const salience = referent < 0 ? 0 : Math.min(MOST_SALIENCE, this.mind.salienceOf(referent, sentence));
    if (isKnown) return KNOWN + 1.5 * shared - strange * (OTHER_CAPITAL.test(member.role ?? '') ? 2 : 0.7) + salience;
    const isBare = member.words.length === 1 && !member.role;
    return salience + shared - (member.role && capitals.length > 0 ? 0.5 : 0) - (isBare ? 1 : 0);
  }
}
