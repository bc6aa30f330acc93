/** Whom pronouns and descriptions mean: one walk over an article's mentions, with what is in mind fading as it goes. */

import { codeOf, isPrepositionCode } from '../parse/codes.js';
import type { Scene } from '../parse/document.js';
import { type Mention, types } from '../parse/mention.js';
import { firstSubject, isOpeningPlace, subjectBefore } from '../parse/subjects.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import { Descriptions, genderOfNoun } from './descriptions.js';
import table from './descriptions.json' with { type: 'json' };
import type { Cast, Member } from './entities.js';
import { Mind, type Referent } from './salience.js';
import { type Description, isIndefinite, Unnamed } from './unnamed.js';

/** What can be meant, and for each mention what it means (an index into `referents`, or -1). */
export interface Reference {
  referents: Referent[];
  of: Int32Array;
}

/** What may stand between a description and the name: "the mayor of Lunde". */
const OF_WHERE = new Set(['of', 'for', 'in', 'at']);
const MAX_WHERE = 7;

/** Endings of nouns for people. */
const PERSON_SHAPE = /(?:year-old|man|woman|person|ologist|geon|ician)$/;

/** "Bell is a farmer": what follows says who the subject is. */
const LINKS = new Set(table.links);

const PRONOUNS: Record<string, { kind: Referent['kind']; gender: 'm' | 'f' | null }> = {
  he: { kind: 'person', gender: 'm' },
  his: { kind: 'person', gender: 'm' },
  she: { kind: 'person', gender: 'f' },
  her: { kind: 'person', gender: 'f' },
  they: { kind: 'group', gender: null },
  their: { kind: 'group', gender: null },
  it: { kind: 'thing', gender: null },
};

/** What having spoken adds to being mentioned. */
const SPOKE = 1.5;

class ReferenceReader {
  private readonly mind = new Mind();
  private readonly unnamed = new Unnamed(this.mind);
  private readonly descriptions: Descriptions;
  private readonly of: Int32Array;
  private readonly referentOfMember: Int32Array;
  private readonly tape: Tape;

  constructor(
    private readonly scene: Scene,
    private readonly cast: Cast,
    private readonly speaking: ReadonlySet<number>,
  ) {
    this.tape = scene.tape;
    this.of = new Int32Array(scene.mentions.length).fill(-1);
    this.referentOfMember = new Int32Array(cast.members.length).fill(-1);
    this.descriptions = new Descriptions(
      cast,
      this.mind,
      this.unnamed,
      (member) => this.referentOfMember[member] ?? -1,
    );
  }

  read(): Reference {
    for (const [index, mention] of this.scene.mentions.entries()) {
      const referent = this.find(index, mention);
      this.of[index] = referent;
      const weight = this.weightOf(mention) + (this.speaking.has(index) ? SPOKE : 0);
      if (referent >= 0) this.mind.bring(referent, weight, this.sentenceOf(mention));
    }
    return { referents: this.mind.referents, of: this.of };
  }

  /** Sentences read so far; a new paragraph counts as one more. */
  private sentenceOf(mention: Mention): number {
    return (this.tape.sentence[mention.head] ?? 0) + (this.tape.paragraph[mention.head] ?? 0);
  }

  /** Subjects stay in mind longer than objects, and those longer than owners. */
  private weightOf(mention: Mention): number {
    if (mention.modifier) return 1;
    const before = codeOf(this.tape, mention.first - 1);
    if (isPrepositionCode(before)) return 1.3;
    const next = this.tape.flags[mention.last + 1] ?? 0;
    if ((next & (VERB | bits.auxiliary | bits.pastShape | bits.relative)) !== 0) return 3;
    return before <= 4 ? 2.6 : 1.7;
  }

  private find(index: number, mention: Mention): number {
    if (mention.type === types.name) return this.findName(index);
    if (mention.type === types.relative) return this.findAntecedent(index, mention);
    if (mention.type === types.pronoun) return this.findPronoun(mention);
    return this.findDescription(index, mention);
  }

  private referentFor(member: number, mention: number): number {
    const known = this.referentOfMember[member] ?? -1;
    if (known >= 0) return known;
    const { kind, gender } = this.cast.members[member] as Member;
    const isThing = kind !== 'person' && kind !== 'group';
    const made = this.mind.add({ member, mention, kind: isThing ? 'thing' : kind, gender });
    this.referentOfMember[member] = made;
    return made;
  }

  private findName(index: number): number {
    const member = this.cast.memberOf[index] ?? -1;
    return member < 0 ? -1 : this.referentFor(member, index);
  }

  /** "Tim Bell, who …": the mention that ends just before. */
  private findAntecedent(index: number, mention: Mention): number {
    for (let i = index - 1; i >= 0 && i >= index - 3; i--) {
      const before = this.scene.mentions[i];
      if (before && before.type !== types.relative && mention.first - before.last <= 4) return this.of[i] ?? -1;
    }
    return -1;
  }

  private findPronoun(mention: Mention): number {
    const pronoun = PRONOUNS[this.tape.word[mention.head] ?? ''];
    if (!pronoun) return -1;
    const { kind, gender } = pronoun;
    return this.mind.mostSalient(this.sentenceOf(mention), (referent) => {
      if (referent.kind !== kind) return 0;
      return gender ? this.likeness(referent, gender) : 1;
    });
  }

  /** How much a name looks like that of a man or a woman: what else it may be is a firm, a place, a paper. */
  private likeness(referent: Referent, gender: 'm' | 'f'): number {
    if (referent.gender) return referent.gender === gender ? 1.3 : 0;
    const member = this.cast.members[referent.member];
    if (!member) return 0.8;
    if (member.role) return 1;
    if (member.words.length > 1) return member.acts > 0 ? 0.85 : 0.4;
    return member.acts > 0 ? 0.6 : 0.25;
  }

  private findDescription(index: number, mention: Mention): number {
    const description = this.describe(index, mention);
    if (description.kind === 'person') {
      const beside = this.besideName(index, mention);
      if (beside >= 0) {
        const referent = this.mind.referents[beside] as Referent;
        referent.gender ??= genderOfNoun(description.noun);
        return beside;
      }
      const flags = this.tape.flags[mention.head] ?? 0;
      const isDefinite = !isIndefinite(description.opener) && (flags & bits.standalone) === 0;
      const member = isDefinite
        ? this.descriptions.find(description, this.capitalsOf(mention), this.speaking.has(index))
        : -1;
      if (member >= 0) return this.referentFor(member, index);
    }
    return this.unnamed.find(description);
  }

  private describe(index: number, mention: Mention): Description {
    const noun = this.tape.word[mention.head] ?? '';
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      if (((this.tape.flags[i] ?? 0) & bits.determiner) === 0) words.push(this.tape.word[i] ?? '');
    }
    return {
      mention: index,
      noun,
      opener: this.tape.word[mention.first] ?? '',
      words,
      kind: this.kindOf(mention, noun),
      gender: genderOfNoun(noun),
      sentence: this.sentenceOf(mention),
    };
  }

  /** A noun that the lexicon does not know ("the opposition", "the operator") is no person: no name is read into it. */
  private kindOf(mention: Mention, noun: string): Referent['kind'] {
    const flags = this.tape.flags[mention.head] ?? 0;
    if ((flags & bits.person) === 0 && !PERSON_SHAPE.test(noun)) return 'thing';
    return (noun.endsWith('s') && !noun.endsWith('ss')) || noun === 'people' || noun === 'police' ? 'group' : 'person';
  }

  /** Capital words of a description: "Italian", "Democratic". */
  private capitalsOf(mention: Mention): string[] {
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      const flags = this.tape.flags[i] ?? 0;
      if ((flags & bits.capital) !== 0 && (flags & bits.determiner) === 0) words.push(this.tape.word[i] ?? '');
    }
    return words;
  }

  /** "Tim Bell, a farmer", "a farmer, Tim Bell,", "Bell is a farmer": the description belongs to the name beside it. */
  private besideName(index: number, mention: Mention): number {
    const { tape, scene } = this;
    const before = mention.first - 1;
    const after = this.nameAfter(index, mention);
    if (after >= 0) return this.findName(after);
    if (LINKS.has(tape.word[before] ?? '')) {
      const subject =
        tape.kind[before - 1] === kinds.comma ? firstSubject(scene, before) : subjectBefore(scene, before);
      return scene.mentions[subject]?.type === types.name ? (this.of[subject] ?? -1) : -1;
    }
    // "In a talk with Bell, the candidate said": what acts at once is no apposition.
    const acts = ((tape.flags[mention.last + 1] ?? 0) & (VERB | bits.auxiliary)) !== 0;
    if (tape.kind[before] !== kinds.comma || acts) return -1;
    const last = (scene.counts.mentions[mention.first] ?? 0) - 1;
    const name = scene.mentions[last];
    if (name?.type !== types.name || name.last !== before - 1 || isOpeningPlace(scene, name)) return -1;
    return this.of[last] ?? -1;
  }

  /** "the mayor of Lunde, Ann Bell, said", "said her husband, Ted.": the name after a description; -1 where none. */
  private nameAfter(index: number, mention: Mention): number {
    const { tape, scene } = this;
    let comma = mention.last + 1;
    if (OF_WHERE.has(tape.word[comma] ?? '')) {
      while (comma - mention.last < MAX_WHERE && tape.kind[comma] === kinds.word) comma++;
    }
    if (tape.kind[comma] !== kinds.comma) return -1;
    const after = scene.counts.mentions[comma] ?? 0;
    const name = scene.mentions[after];
    if (after <= index || name?.type !== types.name || name.first !== comma + 1) return -1;
    const end = tape.kind[name.last + 1];
    const isWhole = end === kinds.comma || end === kinds.stop || end === kinds.break || end === undefined;
    const isPerson = this.cast.members[this.cast.memberOf[after] ?? -1]?.kind === 'person';
    return isWhole && (isPerson || comma === mention.last + 1) ? after : -1;
  }
}

/** Finds what each mention means. @param speaking mentions that were found to have spoken */
export const resolveMentions = (scene: Scene, cast: Cast, speaking: ReadonlySet<number>): Reference =>
  new ReferenceReader(scene, cast, speaking).read();
