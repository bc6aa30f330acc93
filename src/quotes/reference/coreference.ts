/** Whom pronouns and descriptions mean: one walk over an article's mentions, with what is in mind fading as it goes. */

import type { Entities, Entity } from '../entities/entities.js';
import { genderOfNoun } from '../entities/gender.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import type { Tokens } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';
import { nameBeside } from './beside.js';
import { Bodies } from './bodies.js';
import { capitalsOf, describe } from './describe.js';
import { Descriptions } from './descriptions.js';
import { Issuers } from './issuers.js';
import { weightOfPart, weightsOfParagraphs } from './parts.js';
import { Pronouns, pronounOf } from './pronouns.js';
import { type Referent, Salience } from './salience.js';
import { isIndefinite, Unnamed } from './unnamed.js';

/** What can be meant, and for each mention what it means (an index into `referents`, or -1). */
export interface Reference {
  referents: Referent[];
  of: Int32Array;
  /** For each pronoun, how clearly its antecedent stood out (0 to 1); 0 for other mentions. */
  share: Float32Array;
  /** For each mention, sentences since what it means was last brought to mind; 0 for the first time. */
  since: Float32Array;
}

/** What having spoken adds to being mentioned. */
const SPOKE = 1.5;
/** How many mentions, and how many tokens, before "who" its antecedent may stand. */
const MAX_BEFORE_WHO = { mentions: 3, tokens: 4 };

class ReferenceReader {
  private readonly salience = new Salience();
  private readonly unnamed = new Unnamed(this.salience);
  private readonly descriptions: Descriptions;
  private readonly bodies: Bodies;
  private readonly of: Int32Array;
  private readonly share: Float32Array;
  private readonly since: Float32Array;
  private readonly referentOfEntity: Int32Array;
  private readonly tokens: Tokens;
  private readonly pronouns: Pronouns;
  private readonly issuers: Issuers;
  private readonly weights: Float32Array;

  constructor(
    private readonly document: Document,
    private readonly entities: Entities,
    private readonly speaking: ReadonlySet<number>,
  ) {
    this.tokens = document.tokens;
    this.of = new Int32Array(document.mentions.length).fill(-1);
    this.share = new Float32Array(document.mentions.length);
    this.since = new Float32Array(document.mentions.length);
    this.referentOfEntity = new Int32Array(entities.all.length).fill(-1);
    this.weights = weightsOfParagraphs(document);
    this.bodies = new Bodies(entities, this.salience, this.unnamed);
    this.issuers = new Issuers(document, speaking);
    this.pronouns = new Pronouns(document, entities, this.salience, this.bodies, speaking);
    this.descriptions = new Descriptions(
      entities,
      this.salience,
      this.unnamed,
      (entity) => this.referentOfEntity[entity] ?? -1,
    );
  }

  read(): Reference {
    for (const [index, mention] of this.document.mentions.entries()) {
      const referent = this.find(index, mention);
      this.of[index] = referent;
      if (referent >= 0) this.bring(index, mention, referent);
    }
    return { referents: this.salience.referents, of: this.of, share: this.share, since: this.since };
  }

  private bring(index: number, mention: Mention, referent: number): void {
    const sentence = this.sentenceOf(mention);
    const speaks = this.speaking.has(index);
    this.since[index] = this.salience.since(referent, sentence);
    this.salience.bring(referent, this.weightOf(mention) + (speaks ? SPOKE : 0), sentence);
    this.pronouns.note(index, referent);
    this.issuers.note(index);
  }

  /** Sentences read so far; a new paragraph counts as one more. */
  private sentenceOf(mention: Mention): number {
    return (this.tokens.sentence[mention.head] ?? 0) + (this.tokens.paragraph[mention.head] ?? 0);
  }

  private weightOf(mention: Mention): number {
    return weightOfPart(this.tokens, mention) * (this.weights[this.tokens.paragraph[mention.head] ?? 0] ?? 1);
  }

  private find(index: number, mention: Mention): number {
    if (mention.type === mentionType.name) return this.findName(index);
    if (mention.type === mentionType.relative) return this.findAntecedent(index, mention);
    if (mention.type === mentionType.pronoun) return this.findPronoun(index, mention);
    return this.findDescription(index, mention);
  }

  private referentFor(entity: number, mention: number): number {
    const known = this.referentOfEntity[entity] ?? -1;
    if (known >= 0) return known;
    const { kind, gender } = this.entities.all[entity] as Entity;
    const isThing = kind !== 'person' && kind !== 'group';
    const made = this.salience.add({ entity, mention, kind: isThing ? 'thing' : kind, gender });
    this.referentOfEntity[entity] = made;
    return made;
  }

  private findName(index: number): number {
    const entity = this.entities.entityOf[index] ?? -1;
    return entity < 0 ? -1 : this.referentFor(entity, index);
  }

  /** "Tim Bell, who …": the mention that ends just before. */
  private findAntecedent(index: number, mention: Mention): number {
    for (let i = index - 1; i >= 0 && i >= index - MAX_BEFORE_WHO.mentions; i--) {
      const before = this.document.mentions[i];
      if (before && before.type !== mentionType.relative && mention.first - before.last <= MAX_BEFORE_WHO.tokens)
        return this.of[i] ?? -1;
    }
    return -1;
  }

  private findPronoun(index: number, mention: Mention, at = mention.head): number {
    const pronoun = pronounOf(this.tokens.word[at] ?? '');
    if (!pronoun) return -1;
    const { referent, share } = this.pronouns.find(pronoun, index, this.sentenceOf(mention));
    this.share[index] = share;
    return referent;
  }

  private findDescription(index: number, mention: Mention): number {
    const description = describe(this.tokens, index, mention, this.sentenceOf(mention));
    if (description.kind === 'person') {
      const beside = this.findName(nameBeside(this.document, this.entities, index));
      if (beside >= 0) {
        const referent = this.salience.referents[beside] as Referent;
        referent.gender ??= genderOfNoun(description.noun);
        return beside;
      }
      const flags = this.tokens.flags[mention.head] ?? 0;
      const isDefinite = !isIndefinite(description.opener) && (flags & bits.standalone) === 0;
      const entity = isDefinite
        ? this.descriptions.find(
            description,
            capitalsOf(this.tokens, mention),
            this.speaking.has(index),
            (one) => this.speaking.has(index) && this.pronouns.isOblique(this.referentOfEntity[one] ?? -1, index),
          )
        : -1;
      if (entity >= 0) return this.referentFor(entity, index);
    }
    if (description.kind === 'thing') {
      const next = this.document.mentions[index + 1];
      // "the hosting company Lundex": the noun leads up to the name.
      if (next?.type === mentionType.name && next.first === mention.last + 1) return this.findName(index + 1);
      const issuer = this.issuers.of(index);
      if (issuer >= 0) return issuer > index ? this.findName(issuer) : (this.of[issuer] ?? -1);
      const known = this.ownerOfDocument(index, mention);
      if (known >= 0) return known;
      const body = this.bodies.find(description, mention.head === mention.first + 1);
      if (body >= 0) return this.asBody(this.referentFor(body, index));
    }
    return this.unnamed.find(description);
  }

  /** A name that "the company" means is a body's, whatever it looked like. */
  private asBody(referent: number): number {
    const known = this.salience.referents[referent] as Referent;
    known.kind = 'thing';
    (this.entities.all[known.entity] as Entity).kind = 'organisation';
    return referent;
  }

  /** "her statement read": what she wrote, she said. */
  private ownerOfDocument(index: number, mention: Mention): number {
    const isDocument = ((this.tokens.flags[mention.head] ?? 0) & bits.document) !== 0;
    const owner = pronounOf(this.tokens.word[mention.first] ?? '');
    return isDocument && owner?.gender && this.speaking.has(index)
      ? this.findPronoun(index, mention, mention.first)
      : -1;
  }
}

/** Finds what each mention means. @param speaking mentions that were found to have spoken */
export const resolveMentions = (document: Document, entities: Entities, speaking: ReadonlySet<number>): Reference =>
  new ReferenceReader(document, entities, speaking).read();
