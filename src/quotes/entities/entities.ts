/** The people and bodies that an article names, each under all its printed names. */

import { fold } from '../../text/fold.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import { isNameSuffix, PARTICLES } from '../words/name-particles.js';
import table from './entities.json' with { type: 'json' };
import { type Gender, genderOfName } from './gender.js';
import { kindOfName, type NamedKind } from './kinds.js';
import { roleOf, SHORT_TITLE } from './roles.js';
import { compareFirstNames } from './same-speaker.js';
import { Usage, type Vote } from './usage.js';

export interface Entity {
  /** The fullest form printed, without titles. */
  name: string;
  words: string[];
  kind: NamedKind;
  gender: Gender | null;
  /** As printed beside one of its names. */
  role: string | null;
  /** Lower-case nouns of all its roles: what "the governor" can mean. */
  nouns: Set<string>;
  /** Mentions in the article, its pronouns not counted. */
  count: number;
  /** How many of them stand after "in", "at" or the like: a person does not. */
  places: number;
  /** How many of them stand beside a verb of their own, as people do. */
  acts: number;
  /** Somebody else of the article bears the same surname. */
  shared: boolean;
}

export interface Entities {
  all: Entity[];
  /** For each mention of the document, the entity it names; -1 for pronouns, descriptions and the rest. */
  entityOf: Int32Array;
  /** For each noun in the name of one body alone, that body; -1 where several have it. */
  bodyByNoun: Map<string, number>;
}

const printedWords = (tokens: Tokens, mention: Mention): string[] => {
  const words: string[] = [];
  for (let i = mention.core; i <= mention.last; i++) words.push(tokens.text.slice(tokens.start[i], tokens.end[i]));
  return words;
};

/** Words before a place. */
const LOCATES = new Set(table.locating);

/** "U.S. President" says more than "President", and anything more than "Sen.". */
const isFuller = (role: string, known: string): boolean =>
  role.length > known.length && (known.length < SHORT_TITLE || role.endsWith(known));

const isJunior = (words: readonly string[]): boolean => isNameSuffix(words.at(-1) ?? '');

/** "Van der Berg" after "Lotte van der Berg": a surname of several words, its first with a capital. */
const isLongSurname = (words: readonly string[], full: readonly string[]): boolean => {
  if (!PARTICLES.has(fold(words[0] ?? ''))) return false;
  const tail = full.slice(full.length - words.length);
  return full.length > words.length && words.every((word, i) => fold(word) === fold(tail[i] ?? ''));
};

class EntityReader {
  private readonly entities: Entity[] = [];
  private readonly bySurname = new Map<string, number[]>();
  private readonly byFirst = new Map<string, number>();
  private readonly entityOf: Int32Array;
  private readonly usage: Usage;

  constructor(
    private readonly document: Document,
    private readonly speaking: ReadonlySet<number>,
  ) {
    this.entityOf = new Int32Array(document.mentions.length).fill(-1);
    this.usage = new Usage(document);
  }

  read(): Entities {
    // Full names first: a surname means somebody named in full anywhere in the article.
    this.each(
      (mention) => mention.last > mention.core,
      (mention) => this.findFull(mention),
    );
    this.each(
      (mention) => mention.last === mention.core,
      (mention) => this.findSingle(mention),
    );
    for (const [index, entity] of this.entities.entries()) this.settle(entity, this.usage.of(index));
    for (const bearers of this.bySurname.values()) {
      if (bearers.length < 2) continue;
      for (const bearer of bearers) (this.entities[bearer] as Entity).shared = true;
    }
    return { all: this.entities, entityOf: this.entityOf, bodyByNoun: this.bodiesByNoun() };
  }

  /** A place, a firm or a man or woman of unknown first name: what stands around all its mentions tells. */
  private settle(entity: Entity, vote: Vote | null): void {
    if (entity.kind !== 'person' || entity.gender) return;
    if (vote === 'm' || vote === 'f') entity.gender = vote;
    else if (
      (2 * entity.places >= entity.count && !entity.role) ||
      (vote === 'it' && entity.words.length === 1 && !entity.role)
    )
      entity.kind = 'organisation';
  }

  private bodiesByNoun(): Map<string, number> {
    const bodies = new Map<string, number>();
    for (const [index, { kind, words }] of this.entities.entries()) {
      if (kind !== 'organisation' || words.length < 2) continue;
      for (const word of new Set(words.map(fold))) bodies.set(word, bodies.has(word) ? -1 : index);
    }
    return bodies;
  }

  private each(wanted: (mention: Mention) => boolean, find: (mention: Mention) => number): void {
    for (const [index, mention] of this.document.mentions.entries()) {
      if (mention.type !== mentionType.name || !wanted(mention)) continue;
      const apposed = this.apposedTo(index, mention);
      const found = apposed ?? find(mention);
      const entity = this.entities[found];
      this.entityOf[index] = found;
      if (!entity || apposed !== null) continue;
      this.note(entity, mention, this.speaking.has(index));
      this.usage.note(found, mention);
    }
  }

  /** "Jon Farrow, Orrin MP, said": what somebody is, in capitals, is no other. */
  private apposedTo(index: number, mention: Mention): number | null {
    const { tokens, mentions } = this.document;
    const before = mentions[index - 1];
    const named = this.entityOf[index - 1] ?? -1;
    const isNoun = ((tokens.flags[mention.head] ?? 0) & bits.person) !== 0;
    const isNext = tokens.kind[mention.first - 1] === tokenKind.comma && before?.last === mention.first - 2;
    return isNoun && isNext && this.entities[named]?.kind === 'person' ? named : null;
  }

  private note(entity: Entity, mention: Mention, speaks: boolean): void {
    const { tokens } = this.document;
    entity.count++;
    if (
      speaks ||
      ((tokens.flags[mention.last + 1] ?? 0) & (VERB | bits.auxiliary | bits.pastShape | bits.relative)) !== 0 ||
      ((tokens.flags[mention.first - 1] ?? 0) & CUE) !== 0
    )
      entity.acts++;
    if (LOCATES.has(tokens.word[mention.first - 1] ?? '')) entity.places++;
    const words = printedWords(tokens, mention);
    if (words.length > entity.words.length && entity.kind === 'person') {
      entity.words = words;
      entity.name = words.join(' ');
    }
    entity.gender ??= genderOfName(tokens, mention);
    const role = roleOf(tokens, mention);
    if (!role) return;
    if (!entity.role || isFuller(role.text, entity.role)) entity.role = role.text;
    if (entity.kind === 'person') entity.gender ??= role.gender;
    for (const noun of role.nouns) entity.nouns.add(noun);
  }

  private surnameKey(mention: Mention): string {
    return fold(this.document.tokens.word[mention.head] ?? '');
  }

  private findFull(mention: Mention): number {
    const kind = kindOfName(this.document.tokens, mention);
    const words = printedWords(this.document.tokens, mention);
    const key = kind === 'person' ? this.surnameKey(mention) : fold(words.join(' '));
    const known = this.bySurname.get(key) ?? [];
    const match = known.find((index) => {
      const entity = this.entities[index];
      if (!entity || entity.kind !== kind || isJunior(entity.words) !== isJunior(words)) return false;
      if (kind === 'person' && isLongSurname(words, entity.words)) return true;
      return kind !== 'person' || compareFirstNames(entity.words[0] ?? '', words[0] ?? '').same;
    });
    return match ?? this.add(key, words, kind, mention);
  }

  private findSingle(mention: Mention): number {
    const { tokens } = this.document;
    const key = this.surnameKey(mention);
    const gender =
      genderOfName(tokens, mention) ?? this.usage.ofSurname(key, (this.bySurname.get(key)?.length ?? 0) > 1);
    const known = (this.bySurname.get(key) ?? []).filter((index) => {
      const own = this.entities[index]?.gender;
      return !gender || !own || own === gender;
    });
    if (known.length > 0)
      return known.reduce((a, b) => ((this.entities[b]?.count ?? 0) > (this.entities[a]?.count ?? 0) ? b : a));
    const byFirst = this.byFirst.get(key);
    if (byFirst !== undefined) return byFirst;
    return this.add(key, printedWords(tokens, mention), kindOfName(tokens, mention), mention);
  }

  private add(key: string, words: string[], kind: NamedKind, mention: Mention): number {
    const gender = kind === 'person' ? genderOfName(this.document.tokens, mention) : null;
    this.entities.push({
      name: words.join(' '),
      words,
      kind,
      gender,
      role: null,
      nouns: new Set(),
      count: 0,
      places: 0,
      acts: 0,
      shared: false,
    });
    const index = this.entities.length - 1;
    const sharing = this.bySurname.get(key) ?? [];
    sharing.push(index);
    this.bySurname.set(key, sharing);
    const first = fold(words[0] ?? '');
    if (kind === 'person' && words.length > 1 && !this.byFirst.has(first)) this.byFirst.set(first, index);
    return index;
  }
}

/** Whom and what an article names. @param speaking mentions that were found to have spoken */
export const findEntities = (document: Document, speaking: ReadonlySet<number>): Entities =>
  new EntityReader(document, speaking).read();
