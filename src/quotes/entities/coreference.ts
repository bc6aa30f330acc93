/** Whom pronouns and descriptions mean: one walk over an article's mentions, with what is in mind fading as it goes. */

import { fold } from '../../text/fold.js';
import { codeOf, isPrepositionCode, opensClause } from '../parse/codes.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { firstSubject, isOpeningPlace, subjectBefore } from '../parse/subjects.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import table from './coreference.json' with { type: 'json' };
import { Descriptions, genderOfNoun } from './descriptions.js';
import type { Entities, Entity } from './entities.js';
import { type Referent, Salience } from './salience.js';
import { type Description, isIndefinite, Unnamed } from './unnamed.js';

/** What can be meant, and for each mention what it means (an index into `referents`, or -1). */
export interface Reference {
  referents: Referent[];
  of: Int32Array;
  /** For each pronoun, how clearly its antecedent stood out (0 to 1); 0 for other mentions. */
  share: Float32Array;
  /** For each mention, sentences since what it means was last brought to mind; 0 for the first time. */
  since: Float32Array;
}

/** What may stand between a description and the name: "the mayor of Lunde". */
const OF_WHERE = new Set(table.ofWhere);
const MAX_WHERE = 7;

/** Endings of nouns for people. */
const PERSON_SHAPE = /(?:year-old|man|woman|person|ologist|geon|ician)$/;

/** "Bell is a farmer": what follows says who the subject is. */
const LINKS = new Set(table.links);

const PRONOUNS = new Map(Object.entries(table.pronouns as Record<string, Pick<Referent, 'kind' | 'gender'>>));

/** How much a mention brings what it means to mind, by its part in the sentence. */
const WEIGHT = { subject: 3, opening: 2.6, object: 1.7, afterPreposition: 1.3, owner: 1 };
/** What having spoken adds to being mentioned. */
const SPOKE = 1.5;
/** How well "he" or "she" fits: a known man or woman, somebody with a role, and names by whether they act as people do. */
const LIKENESS = {
  known: 1.3,
  role: 1,
  fullNameThatActs: 0.85,
  unnamed: 0.8,
  nameThatActs: 0.6,
  fullName: 0.4,
  name: 0.25,
};
/** How many mentions, and how many tokens, before "who" its antecedent may stand. */
const MAX_BEFORE_WHO = { mentions: 3, tokens: 4 };

class ReferenceReader {
  private readonly salience = new Salience();
  private readonly unnamed = new Unnamed(this.salience);
  private readonly descriptions: Descriptions;
  private readonly of: Int32Array;
  private readonly share: Float32Array;
  private readonly since: Float32Array;
  private readonly referentOfEntity: Int32Array;
  private readonly tokens: Tokens;

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
      if (referent >= 0) this.since[index] = this.salience.since(referent, this.sentenceOf(mention));
      const weight = this.weightOf(mention) + (this.speaking.has(index) ? SPOKE : 0);
      if (referent >= 0) this.salience.bring(referent, weight, this.sentenceOf(mention));
    }
    return { referents: this.salience.referents, of: this.of, share: this.share, since: this.since };
  }

  /** Sentences read so far; a new paragraph counts as one more. */
  private sentenceOf(mention: Mention): number {
    return (this.tokens.sentence[mention.head] ?? 0) + (this.tokens.paragraph[mention.head] ?? 0);
  }

  /** Subjects stay in mind longer than objects, and those longer than owners. */
  private weightOf(mention: Mention): number {
    if (mention.modifier) return WEIGHT.owner;
    const before = codeOf(this.tokens, mention.first - 1);
    if (isPrepositionCode(before)) return WEIGHT.afterPreposition;
    const next = this.tokens.flags[mention.last + 1] ?? 0;
    if ((next & (VERB | bits.auxiliary | bits.pastShape | bits.relative)) !== 0) return WEIGHT.subject;
    return opensClause(before) ? WEIGHT.opening : WEIGHT.object;
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
    const pronoun = PRONOUNS.get(this.tokens.word[at] ?? '');
    if (!pronoun) return -1;
    const { kind, gender } = pronoun;
    const { referent, share } = this.salience.mostSalient(this.sentenceOf(mention), (referent) => {
      if (referent.kind !== kind) return 0;
      return gender ? this.likeness(referent, gender) : 1;
    });
    this.share[index] = share;
    return referent;
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

  private findDescription(index: number, mention: Mention): number {
    const description = this.describe(index, mention);
    if (description.kind === 'person') {
      const beside = this.besideName(index, mention);
      if (beside >= 0) {
        const referent = this.salience.referents[beside] as Referent;
        referent.gender ??= genderOfNoun(description.noun);
        return beside;
      }
      const flags = this.tokens.flags[mention.head] ?? 0;
      const isDefinite = !isIndefinite(description.opener) && (flags & bits.standalone) === 0;
      const entity = isDefinite
        ? this.descriptions.find(description, this.capitalsOf(mention), this.speaking.has(index))
        : -1;
      if (entity >= 0) return this.referentFor(entity, index);
    }
    if (description.kind === 'thing') {
      const known = this.ownerOfDocument(index, mention);
      if (known >= 0) return known;
      const body = this.bodyOf(mention, description);
      if (body >= 0) return this.referentFor(body, index);
    }
    return this.unnamed.find(description);
  }

  /** "her statement read": what she wrote, she said. */
  private ownerOfDocument(index: number, mention: Mention): number {
    const isDocument = ((this.tokens.flags[mention.head] ?? 0) & bits.document) !== 0;
    const owner = PRONOUNS.get(this.tokens.word[mention.first] ?? '');
    return isDocument && owner?.gender && this.speaking.has(index)
      ? this.findPronoun(index, mention, mention.first)
      : -1;
  }

  /** "the council" after "Oakfold Council": the one body of the article with that noun in its name; -1 where two have it. */
  private bodyOf(mention: Mention, { noun, opener }: Description): number {
    const isBare = opener === 'the' && mention.head === mention.first + 1;
    return isBare ? (this.entities.bodyByNoun.get(fold(noun)) ?? -1) : -1;
  }

  private describe(index: number, mention: Mention): Description {
    const noun = this.tokens.word[mention.head] ?? '';
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      if (((this.tokens.flags[i] ?? 0) & bits.determiner) === 0) words.push(this.tokens.word[i] ?? '');
    }
    return {
      mention: index,
      noun,
      opener: this.tokens.word[mention.first] ?? '',
      words,
      kind: this.kindOf(mention, noun),
      gender: genderOfNoun(noun),
      sentence: this.sentenceOf(mention),
    };
  }

  /** A noun that the lexicon does not know ("the opposition", "the operator") is no person: no name is read into it. */
  private kindOf(mention: Mention, noun: string): Referent['kind'] {
    const flags = this.tokens.flags[mention.head] ?? 0;
    if ((flags & bits.person) === 0 && !PERSON_SHAPE.test(noun)) return 'thing';
    return (noun.endsWith('s') && !noun.endsWith('ss')) || noun === 'people' || noun === 'police' ? 'group' : 'person';
  }

  /** Capital words of a description: "Italian", "Democratic". */
  private capitalsOf(mention: Mention): string[] {
    const words: string[] = [];
    for (let i = mention.first; i < mention.head; i++) {
      const flags = this.tokens.flags[i] ?? 0;
      if ((flags & bits.capital) !== 0 && (flags & bits.determiner) === 0) words.push(this.tokens.word[i] ?? '');
    }
    return words;
  }

  /** "Tim Bell, a farmer", "a farmer, Tim Bell,", "Bell is a farmer": the description belongs to the name beside it. */
  private besideName(index: number, mention: Mention): number {
    const { tokens, document } = this;
    const before = mention.first - 1;
    const after = this.nameAfter(index, mention);
    if (after >= 0) return this.findName(after);
    if (LINKS.has(tokens.word[before] ?? '')) {
      const subject =
        tokens.kind[before - 1] === tokenKind.comma ? firstSubject(document, before) : subjectBefore(document, before);
      return document.mentions[subject]?.type === mentionType.name ? (this.of[subject] ?? -1) : -1;
    }
    // "In a talk with Bell, the candidate said": what acts at once is no apposition.
    const acts = ((tokens.flags[mention.last + 1] ?? 0) & (VERB | bits.auxiliary)) !== 0;
    if (tokens.kind[before] !== tokenKind.comma || acts) return -1;
    const last = (document.counts.mentions[mention.first] ?? 0) - 1;
    const name = document.mentions[last];
    if (name?.type !== mentionType.name || name.last !== before - 1 || isOpeningPlace(document, name)) return -1;
    return this.of[last] ?? -1;
  }

  /** "the mayor of Lunde, Ann Bell, said", "said her husband, Ted.": the name after a description; -1 where none. */
  private nameAfter(index: number, mention: Mention): number {
    const { tokens, document } = this;
    let comma = mention.last + 1;
    if (OF_WHERE.has(tokens.word[comma] ?? '')) {
      while (comma - mention.last < MAX_WHERE && tokens.kind[comma] === tokenKind.word) comma++;
    }
    if (tokens.kind[comma] !== tokenKind.comma) return -1;
    const after = document.counts.mentions[comma] ?? 0;
    const name = document.mentions[after];
    if (after <= index || name?.type !== mentionType.name || name.first !== comma + 1) return -1;
    const end = tokens.kind[name.last + 1];
    const isWhole = end === tokenKind.comma || end === tokenKind.stop || end === tokenKind.break || end === undefined;
    const isPerson = this.entities.all[this.entities.entityOf[after] ?? -1]?.kind === 'person';
    return isWhole && (isPerson || comma === mention.last + 1) ? after : -1;
  }
}

/** Finds what each mention means. @param speaking mentions that were found to have spoken */
export const resolveMentions = (document: Document, entities: Entities, speaking: ReadonlySet<number>): Reference =>
  new ReferenceReader(document, entities, speaking).read();
