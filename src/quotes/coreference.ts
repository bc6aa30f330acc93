/** Whom pronouns and descriptions mean: one walk over an article's mentions, with what is in mind fading from sentence to sentence. */
import type { Cast, Member } from './cast.js';
import { codeOf } from './codes.js';
import { bits, VERB } from './lexicon.js';
import { type Mention, types } from './mentions.js';
import type { Scene } from './scene.js';
import { firstSubject, subjectBefore } from './subjects.js';
import { kinds, type Tape } from './tape.js';

/** Somebody or something that mentions mean: a member of the cast, or one whom the article only describes. */
export interface Referent {
  /** Index into the cast; -1 for a description. */
  member: number;
  /** First mention of it. */
  mention: number;
  kind: 'person' | 'group' | 'thing';
  gender: 'm' | 'f' | null;
  /** Number in the article's row of unnamed people of one noun, from 1; 0 for the rest. */
  ordinal: number;
}

/** What can be meant, and for each mention what it means (an index into `referents`, or -1). */
export interface Reference {
  referents: Referent[];
  of: Int32Array;
}

interface InMind {
  salience: number;
  sentence: number;
}

const FADES = 0.55;
const MAX_IN_MIND = 24;
/** Unnamed people of one noun that an article can keep apart. */
const MAX_UNNAMED = 12;
const ORDINALS = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]);
const INDEFINITE = new Set([
  'a',
  'an',
  'another',
  'one',
  'some',
  'any',
  'each',
  'every',
  'no',
  'two',
  'three',
  'four',
  'several',
  'many',
  'other',
  'few',
  'most',
]);
/** Nouns for people whom papers leave unnamed, and for bystanders: no name is read into them. */
const UNNAMED = new Set(
  'source official aide person diplomat insider staffer operative spokesman spokeswoman spokesperson announcer narrator man woman reporter officer agent voter protester heckler employee worker witness member supporter critic caller soldier student teacher friend colleague lawyer attorney judge moderator interviewer expert analyst researcher resident neighbor user guard driver'.split(
    ' ',
  ),
);
/** A description means nobody who fits it less than this. */
const LEAST_SCORE = 1.2;
const LEAST_SPEAKER = 0.2;
/** What a noun of a member's own role is worth, and the least salience of what is still in mind. */
const KNOWN = 2.6;
const IN_MIND = 0.5;

/** A role that says of where: "Kentucky senator". */
const OTHER_CAPITAL = /\p{Lu}\p{Ll}+\s+\p{L}/u;

/** Endings of nouns for people. */
const PERSON_SHAPE = /(?:year-old|man|woman|person|ologist|geon|ician)$/;

/** "Bell is a farmer": what follows says who the subject is. */
const LINKS = new Set(['is', 'was', 'became', 'remains', 'remained']);

class ReferenceReader {
  private readonly referents: Referent[] = [];
  private readonly of: Int32Array;
  private readonly mind = new Map<number, InMind>();
  private readonly referentOfMember: Int32Array;
  private readonly unnamed = new Map<string, number[]>();
  private readonly byNoun = new Map<string, number[]>();

  constructor(
    private readonly scene: Scene,
    private readonly cast: Cast,
    /** Mentions that were found to have spoken. */
    private readonly speaking: ReadonlySet<number>,
  ) {
    this.of = new Int32Array(scene.mentions.length).fill(-1);
    this.referentOfMember = new Int32Array(cast.members.length).fill(-1);
    for (const [index, member] of cast.members.entries()) {
      for (const noun of member.nouns) this.byNoun.set(noun, [...(this.byNoun.get(noun) ?? []), index]);
    }
  }

  read(): Reference {
    for (const [index, mention] of this.scene.mentions.entries()) {
      const referent = this.find(index, mention);
      this.of[index] = referent;
      if (referent >= 0)
        this.bringToMind(
          referent,
          this.weightOf(mention) + (this.speaking.has(index) ? 1.5 : 0),
          this.sentenceOf(mention),
        );
    }
    return { referents: this.referents, of: this.of };
  }

  private get tape(): Tape {
    return this.scene.tape;
  }

  private sentenceOf(mention: Mention): number {
    return (this.tape.sentence[mention.head] ?? 0) + (this.tape.paragraph[mention.head] ?? 0);
  }

  /** Subjects stay in mind longer than objects, and those longer than owners. */
  private weightOf(mention: Mention): number {
    if (mention.modifier) return 1;
    const before = codeOf(this.tape, mention.first - 1);
    if (before >= 20 && before <= 25) return 1.3;
    const next = this.tape.flags[mention.last + 1] ?? 0;
    if ((next & (VERB | bits.auxiliary | bits.pastShape | bits.relative)) !== 0) return 3;
    if (before <= 4) return 2.6;
    return 1.7;
  }

  private bringToMind(referent: number, weight: number, sentence: number): void {
    const salience = this.salienceOf(referent, sentence) + weight;
    this.mind.delete(referent);
    this.mind.set(referent, { salience, sentence });
    if (this.mind.size > MAX_IN_MIND) this.mind.delete(this.mind.keys().next().value as number);
  }

  private salienceOf(referent: number, sentence: number): number {
    const inMind = this.mind.get(referent);
    return inMind ? inMind.salience * FADES ** Math.min(40, sentence - inMind.sentence) : 0;
  }

  private find(index: number, mention: Mention): number {
    if (mention.type === types.name) return this.findName(index);
    if (mention.type === types.relative) return this.findAntecedent(index, mention);
    if (mention.type === types.pronoun) return this.findPronoun(mention);
    return this.findDescription(index, mention);
  }

  private add(referent: Referent): number {
    return this.referents.push(referent) - 1;
  }

  private referentFor(member: number, mention: number): number {
    const known = this.referentOfMember[member] ?? -1;
    if (known >= 0) return known;
    const { kind, gender } = this.cast.members[member] as Member;
    const made = this.add({
      member,
      mention,
      kind: kind === 'person' || kind === 'group' ? kind : 'thing',
      gender,
      ordinal: 0,
    });
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
    const word = this.tape.word[mention.head];
    const sentence = this.sentenceOf(mention);
    if (word === 'he' || word === 'his')
      return this.mostSalient(sentence, (r) => r.kind === 'person' && r.gender !== 'f', 'm');
    if (word === 'she' || word === 'her')
      return this.mostSalient(sentence, (r) => r.kind === 'person' && r.gender !== 'm', 'f');
    if (word === 'they' || word === 'their') return this.mostSalient(sentence, (r) => r.kind === 'group', null);
    return word === 'it' ? this.mostSalient(sentence, (r) => r.kind === 'thing', null) : -1;
  }

  private mostSalient(sentence: number, fits: (referent: Referent) => boolean, gender: 'm' | 'f' | null): number {
    let best = -1;
    let top = 0.02;
    for (const index of this.mind.keys()) {
      const referent = this.referents[index];
      if (!referent || !fits(referent)) continue;
      const salience = this.salienceOf(index, sentence) * (gender ? this.likeness(referent, gender) : 1);
      if (salience > top) {
        top = salience;
        best = index;
      }
    }
    return best;
  }

  /** How much a name looks like that of a man or a woman: what else it may be is a firm, a place, a paper. */
  private likeness(referent: Referent, gender: 'm' | 'f'): number {
    if (referent.gender === gender) return 1.3;
    const member = this.cast.members[referent.member];
    if (!member) return 0.8;
    if (member.role) return 1;
    if (member.words.length > 1) return member.acts > 0 ? 0.85 : 0.4;
    return member.acts > 0 ? 0.6 : 0.25;
  }

  // ----------------------------------------------------------- descriptions

  private findDescription(index: number, mention: Mention): number {
    const word = this.tape.word[mention.head] ?? '';
    const opener = this.tape.word[mention.first] ?? '';
    const kind = this.kindOf(index, mention, word);
    if (kind === 'person') {
      const beside = this.apposed(index, mention);
      if (beside >= 0) return beside;
      const isDefinite = !INDEFINITE.has(opener) && ((this.tape.flags[mention.head] ?? 0) & bits.standalone) === 0;
      const named = isDefinite ? this.findNamed(index, mention, word) : -1;
      if (named >= 0) return named;
    }
    return this.findUnnamed(index, mention, word, opener, kind);
  }

  /** Somebody who is found to speak is a person though the lexicon does not know the noun ("the 46-year-old"). */
  private kindOf(index: number, mention: Mention, word: string): Referent['kind'] {
    const flags = this.tape.flags[mention.head] ?? 0;
    const speaks = this.speaking.has(index) && (flags & (bits.document | bits.group | bits.office)) === 0;
    if ((flags & bits.person) === 0 && !speaks && !PERSON_SHAPE.test(word)) return 'thing';
    return (word.endsWith('s') && !word.endsWith('ss')) || word === 'people' || word === 'police' ? 'group' : 'person';
  }

  /**
   * The one of the cast whom a definite description means: known by its noun, or most in mind. A noun that was used of
   * somebody unnamed, or is the papers' word for such people, goes on meaning them.
   */
  private findNamed(index: number, mention: Mention, noun: string): number {
    const sentence = this.sentenceOf(mention);
    const unnamed = Math.max(
      0,
      ...(this.unnamed.get(noun) ?? []).map((referent) => this.salienceOf(referent, sentence)),
    );
    const known = this.byNoun.get(noun) ?? [];
    const mayBeAnyone = !UNNAMED.has(noun) && unnamed < IN_MIND;
    const own = this.modifiersOf(mention);
    const inMind = [...this.mind.keys()]
      .map((referent) => this.referents[referent])
      .filter((referent) => referent?.kind === 'person' && referent.member >= 0);
    const others = mayBeAnyone ? inMind.map((referent) => referent?.member ?? -1) : [];
    const { gender } = genderOfNoun(noun);
    let best = -1;
    let top = Math.max(
      this.speaking.has(index) ? LEAST_SPEAKER : LEAST_SCORE,
      UNNAMED.has(noun) ? KNOWN + IN_MIND : 0,
      unnamed >= IN_MIND ? KNOWN + unnamed : 0,
    );
    for (const member of new Set([...known, ...others])) {
      const score = this.fitOf(member, known.includes(member), own, gender, sentence);
      if (score > top) {
        top = score;
        best = member;
      }
    }
    return best < 0 ? -1 : this.referentFor(best, index);
  }

  /** How well a member fits a description: in mind, known by its noun, sharing its adjectives. */
  private fitOf(
    index: number,
    isKnown: boolean,
    own: readonly string[],
    gender: 'm' | 'f' | null,
    sentence: number,
  ): number {
    const member = this.cast.members[index] as Member;
    if (gender && member.gender && member.gender !== gender) return 0;
    const role = (member.role ?? '').toLowerCase();
    const shared = own.filter((word) => role.includes(word)).length;
    const referent = this.referentOfMember[index] ?? -1;
    const salience = Math.min(3.5, referent < 0 ? 0 : this.salienceOf(referent, sentence));
    if (isKnown)
      return (
        KNOWN + 1.5 * shared - (own.length - shared) * (OTHER_CAPITAL.test(member.role ?? '') ? 2 : 0.7) + salience
      );
    return (
      salience + shared - (member.role && own.length > 0 ? 0.5 : 0) - (member.words.length > 1 || member.role ? 0 : 1)
    );
  }

  /** Capital words of a description: "Italian", "Democratic". */
  private modifiersOf(mention: Mention): string[] {
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      const flags = this.tape.flags[i] ?? 0;
      if ((flags & bits.capital) !== 0 && (flags & bits.determiner) === 0) words.push(this.tape.word[i] ?? '');
    }
    return words;
  }

  /** "Tim Bell, a farmer" and "a farmer, Tim Bell,": the description belongs to the name beside it. */
  private apposed(index: number, mention: Mention): number {
    const { tape, scene } = this;
    const next = scene.mentions[index + 1];
    const isNamedAfter =
      next?.type === types.name && next.first === mention.last + 2 && tape.kind[mention.last + 1] === kinds.comma;
    if (isNamedAfter && tape.kind[next.last + 1] === kinds.comma) return this.findName(index + 1);
    if (LINKS.has(tape.word[mention.first - 1] ?? '')) {
      const link = mention.first - 1;
      const subject = tape.kind[link - 1] === kinds.comma ? firstSubject(scene, link) : subjectBefore(scene, link);
      return subject >= 0 && scene.mentions[subject]?.type === types.name ? (this.of[subject] ?? -1) : -1;
    }
    if (tape.kind[mention.first - 1] !== kinds.comma) return -1;
    const last = (scene.counts.mentions[mention.first] ?? 0) - 1;
    const before = scene.mentions[last];
    return before && before.type === types.name && before.last === mention.first - 2 ? (this.of[last] ?? -1) : -1;
  }

  /** "a diplomatic source", "another source", "that source", "the second source": unnamed people are kept apart. */
  private findUnnamed(index: number, mention: Mention, word: string, opener: string, kind: Referent['kind']): number {
    const known = this.unnamed.get(word) ?? [];
    const fresh = (): number => {
      const { gender } = genderOfNoun(word);
      const made = this.add({ member: -1, mention: index, kind, gender, ordinal: known.length + 1 });
      if (known.length < MAX_UNNAMED) this.unnamed.set(word, [...known, made]);
      return made;
    };
    if (known.length === 0 || opener === 'another') return fresh();
    const words = this.describingWords(mention);
    const ordinal = words.map((w) => ORDINALS.get(w)).find((n) => n !== undefined);
    if (ordinal !== undefined) return known[ordinal - 1] ?? fresh();
    const alike = known.filter((referent) => {
      const introduced = this.scene.mentions[this.referents[referent]?.mention ?? -1];
      return introduced !== undefined && words.every((w) => this.describingWords(introduced).includes(w));
    });
    if (INDEFINITE.has(opener))
      return alike.length === 1 && words.length > 0 && opener !== 'one' ? (alike[0] as number) : fresh();
    const sentence = this.sentenceOf(mention);
    if (alike.length === 0) return fresh();
    return alike.reduce((a, b) => (this.salienceOf(b, sentence) >= this.salienceOf(a, sentence) ? b : a));
  }

  private describingWords(mention: Mention): string[] {
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      if (((this.tape.flags[i] ?? 0) & bits.determiner) === 0) words.push(this.tape.word[i] ?? '');
    }
    return words;
  }
}

const FEMALE_NOUN =
  /(?:^|\w)woman$|^(?:girl|mother|mom|sister|daughter|wife|widow|aunt|niece|actress|queen|princess|lady|grandmother|girlfriend|nun|heroine)$/;
const MALE_NOUN =
  /(?:^|\w)man$|^(?:boy|father|dad|brother|son|husband|uncle|nephew|actor|king|prince|grandfather|boyfriend|priest|gentleman|guy)$/;

const genderOfNoun = (noun: string): { gender: 'm' | 'f' | null } => {
  if (FEMALE_NOUN.test(noun)) return { gender: 'f' };
  return { gender: MALE_NOUN.test(noun) ? 'm' : null };
};

/** Finds what each mention means. @param speaking mentions that were found to have spoken */
export const resolveMentions = (scene: Scene, cast: Cast, speaking: ReadonlySet<number>): Reference =>
  new ReferenceReader(scene, cast, speaking).read();
