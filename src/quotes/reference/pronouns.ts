/** Whom "he", "she", "they" and "it" mean: who is most in mind, and fits. */

import type { Entities } from '../entities/entities.js';
import type { Gender } from '../entities/gender.js';
import type { Document } from '../parse/document.js';
import type { Mention } from '../parse/mention.js';
import { bits, CUE } from '../words/lexicon.js';
import type { Bodies } from './bodies.js';
import table from './coreference.json' with { type: 'json' };
import { isOblique, mayBeSubject } from './parts.js';
import type { MostSalient, Referent, Salience } from './salience.js';

type Pronoun = Pick<Referent, 'kind' | 'gender'>;

const PRONOUNS = new Map(Object.entries(table.pronouns as Record<string, Pronoun>));

/** What a third-person pronoun can mean; `null` for other words. */
export const pronounOf = (word: string): Pronoun | null => PRONOUNS.get(word) ?? null;

/** How well "he" or "she" fits: a known man or woman, somebody with a role, and names by whether they act as people do. */
const LIKENESS = {
  known: 1.1,
  role: 1,
  fullNameThatActs: 0.85,
  unnamed: 0.65,
  nameThatActs: 0.6,
  fullName: 0.4,
  name: 0.25,
};
/** Of whom the same sentence speaks after a preposition: "In a talk with Bell, she said". */
const OF_OBLIQUE = 0.1;
/** "Bell said he …": whoever the sentence is about. */
const OF_SUBJECT = 2;
/** Whoever spoke last is in mind for a pronoun that speaks, however far away: the article comes back to them. */
const LEAST_OF_LAST_SPEAKER = 0.5;
/** How well "it" fits what is no body of a name: "the report", and any other thing. */
const IT = { known: 0.8, other: 0.05 };

export class Pronouns {
  private readonly lastSpeakers: Record<Gender, number> = { m: -1, f: -1 };
  /** For each referent, its last mention. */
  private readonly lastOf: number[] = [];

  constructor(
    private readonly document: Document,
    private readonly entities: Entities,
    private readonly salience: Salience,
    private readonly bodies: Bodies,
    private readonly speaking: ReadonlySet<number>,
  ) {}

  /** Takes note of a mention and of what it means. */
  note(index: number, id: number): void {
    this.lastOf[id] = index;
    const { gender, kind } = this.salience.referents[id] as Referent;
    if (!this.speaking.has(index) || kind !== 'person') return;
    if (gender !== 'f') this.lastSpeakers.m = id;
    if (gender !== 'm') this.lastSpeakers.f = id;
  }

  /** @param index of the mention that the pronoun is, or that it owns ("her statement") */
  find({ kind, gender }: Pronoun, index: number, sentence: number): MostSalient {
    const speaks = this.speaking.has(index);
    const weigh = (referent: Referent, id: number): number => {
      if (kind === 'thing' && speaks) return this.likenessToIt(referent);
      if (referent.kind !== kind) return 0;
      const likeness = gender ? this.likeness(referent, gender) : 1;
      if (speaks && (this.isOblique(id, index) || this.isAsked(id, index))) return likeness * OF_OBLIQUE;
      return !speaks && this.isSubject(id, index) ? likeness * OF_SUBJECT : likeness;
    };
    const last = speaks && gender ? this.lastSpeakers[gender] : -1;
    return this.salience.mostSalient(sentence, weigh, { referent: last, salience: LEAST_OF_LAST_SPEAKER });
  }

  /** The last mention of a referent, if it stands in the sentence of another mention. */
  private inSentence(id: number, index: number): Mention | null {
    const { mentions, tokens } = this.document;
    const last = mentions[this.lastOf[id] ?? -1];
    const own = mentions[index];
    return last && own && tokens.sentence[last.head] === tokens.sentence[own.head] ? last : null;
  }

  /** Whether a referent stands after a preposition in the sentence of a mention, before it. */
  isOblique(id: number, index: number): boolean {
    const last = this.inSentence(id, index);
    return last !== null && isOblique(this.document.tokens, last);
  }

  /** "Asked whether Bell would run, she said": whom such a clause names is not the one who was asked. */
  private isAsked(id: number, index: number): boolean {
    const last = this.inSentence(id, index);
    if (!last) return false;
    const { tokens, sentenceStarts } = this.document;
    const opening = tokens.flags[sentenceStarts[tokens.sentence[last.head] ?? 0] ?? 0] ?? 0;
    return (opening & (bits.participle | bits.pastShape | CUE)) !== 0;
  }

  /** "Bell said he …". */
  private isSubject(id: number, index: number): boolean {
    const last = this.inSentence(id, index);
    if (!last) return false;
    const { tokens } = this.document;
    const says = this.speaking.has(this.lastOf[id] ?? -1) || ((tokens.flags[last.last + 1] ?? 0) & CUE) !== 0;
    return says && mayBeSubject(tokens, last);
  }

  /** "it said": a body, or what can be read. */
  private likenessToIt(referent: Referent): number {
    if (referent.entity >= 0) return this.bodies.likeness(referent);
    if (referent.kind !== 'thing') return 0;
    const head = this.document.mentions[referent.mention]?.head ?? -1;
    return ((this.document.tokens.flags[head] ?? 0) & (bits.group | bits.document)) !== 0 ? IT.known : IT.other;
  }

  /** How much a name looks like that of a man or a woman: what else it may be is a firm, a place, a paper. */
  private likeness(referent: Referent, gender: 'm' | 'f'): number {
    if (referent.gender) return referent.gender === gender ? LIKENESS.known : 0;
    const entity = this.entities.all[referent.entity];
    if (!entity) return LIKENESS.unnamed;
    if (entity.role) return LIKENESS.role;
    if (entity.words.length > 1) return entity.acts > 0 ? LIKENESS.fullNameThatActs : LIKENESS.fullName;
    return entity.acts > 0 ? LIKENESS.nameThatActs : LIKENESS.name;
  }
}
