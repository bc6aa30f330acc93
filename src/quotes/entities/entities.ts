/** The people and bodies that an article names, each under all its printed names. */

import type { Scene } from '../parse/document.js';
import { type Mention, types } from '../parse/mention.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import { compareFirstNames, fold, isFemaleName, isMaleName, PARTICLES } from '../words/people.js';
import { roleOf } from './roles.js';

export interface Member {
  /** The fullest form printed, without titles. */
  name: string;
  words: string[];
  kind: 'person' | 'group' | 'organisation' | 'document';
  gender: 'm' | 'f' | null;
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
}

export interface Cast {
  members: Member[];
  /** For each mention of the scene, the member it names; -1 for pronouns, descriptions and the rest. */
  memberOf: Int32Array;
}

/** Longer runs of capitals are headlines or bodies. */
const MAX_NAME_WORDS = 4;

const printedWords = (tape: Tape, mention: Mention): string[] => {
  const words: string[] = [];
  for (let i = mention.core; i <= mention.last; i++) words.push(tape.text.slice(tape.start[i], tape.end[i]));
  return words;
};

const kindOf = (tape: Tape, mention: Mention): Member['kind'] => {
  const head = tape.flags[mention.head] ?? 0;
  const word = tape.word[mention.head] ?? '';
  const isNoun = (head & bits.person) !== 0 && mention.last === mention.core;
  if (isNoun && mention.core === mention.first) return 'group';
  if (mention.core > mention.first && mention.last > mention.first) return 'person';
  if (mention.last - mention.core >= MAX_NAME_WORDS) return 'organisation';
  const first = fold(tape.word[mention.core] ?? '');
  if (mention.last > mention.core && (isFemaleName(first) || isMaleName(first))) return 'person';
  for (let i = mention.core; i <= mention.last; i++) {
    if (((tape.flags[i] ?? 0) & (bits.group | bits.office | bits.document)) !== 0) return 'organisation';
  }
  if ((head & bits.place) !== 0) return 'organisation';
  const isLabel =
    tape.kind[mention.last + 1] === kinds.colon &&
    (mention.first === 0 || tape.kind[mention.first - 1] === kinds.break);
  if ((head & bits.allCapitals) !== 0 && mention.core === mention.last && word.length <= 6 && !isLabel)
    return 'organisation';
  return 'person';
};

const genderOf = (tape: Tape, mention: Mention): 'm' | 'f' | null => {
  for (let i = mention.first; i < mention.core; i++) {
    const word = (tape.word[i] ?? '').replace('.', '');
    if (MALE_TITLES.has(word)) return 'm';
    if (FEMALE_TITLES.has(word)) return 'f';
  }
  if (mention.core === mention.last) return null;
  const first = fold(tape.word[mention.core] ?? '');
  if (isFemaleName(first)) return 'f';
  return isMaleName(first) ? 'm' : null;
};

const MALE_TITLES = new Set([
  'mr',
  'sir',
  'lord',
  'congressman',
  'chairman',
  'spokesman',
  'king',
  'prince',
  'father',
  'brother',
  'councilman',
  'assemblyman',
  'pope',
]);
const FEMALE_TITLES = new Set([
  'mrs',
  'ms',
  'miss',
  'lady',
  'dame',
  'congresswoman',
  'chairwoman',
  'spokeswoman',
  'queen',
  'princess',
  'sister',
  'councilwoman',
  'assemblywoman',
  'mme',
]);

/** Words before a place. */
const LOCATES = new Set(['in', 'at', 'near', 'outside', 'across', 'around', 'throughout', 'inside']);

/** "U.S. President" says more than "President", and anything more than "Sen.". */
const isFuller = (role: string, known: string): boolean =>
  role.length > known.length && (known.length < 5 || role.endsWith(known));

const isJunior = (words: readonly string[]): boolean => /^(?:jr|sr|ii|iii|iv)\.?$/i.test(words.at(-1) ?? '');

/** "Van der Berg" after "Lotte van der Berg": a surname of several words, its first with a capital. */
const isLongSurname = (words: readonly string[], full: readonly string[]): boolean => {
  if (!PARTICLES.has(fold(words[0] ?? ''))) return false;
  const tail = full.slice(full.length - words.length);
  return full.length > words.length && words.every((word, i) => fold(word) === fold(tail[i] ?? ''));
};

class CastReader {
  private readonly members: Member[] = [];
  private readonly bySurname = new Map<string, number[]>();
  private readonly byFirst = new Map<string, number>();
  private readonly memberOf: Int32Array;

  constructor(private readonly scene: Scene) {
    this.memberOf = new Int32Array(scene.mentions.length).fill(-1);
  }

  read(): Cast {
    // Full names first: a surname means somebody named in full anywhere in the article.
    this.each(
      (mention) => mention.last > mention.core,
      (mention) => this.findFull(mention),
    );
    this.each(
      (mention) => mention.last === mention.core,
      (mention) => this.findSingle(mention),
    );
    for (const member of this.members) {
      if (member.kind === 'person' && member.places === member.count && !member.gender) member.kind = 'organisation';
    }
    return { members: this.members, memberOf: this.memberOf };
  }

  private each(wanted: (mention: Mention) => boolean, find: (mention: Mention) => number): void {
    for (const [index, mention] of this.scene.mentions.entries()) {
      if (mention.type !== types.name || !wanted(mention)) continue;
      const found = find(mention);
      const member = this.members[found];
      this.memberOf[index] = found;
      if (member) this.note(member, mention);
    }
  }

  private note(member: Member, mention: Mention): void {
    const { tape } = this.scene;
    member.count++;
    if (
      ((tape.flags[mention.last + 1] ?? 0) & (VERB | bits.relative)) !== 0 ||
      ((tape.flags[mention.first - 1] ?? 0) & CUE) !== 0
    )
      member.acts++;
    if (LOCATES.has(tape.word[mention.first - 1] ?? '')) member.places++;
    const words = printedWords(tape, mention);
    if (words.length > member.words.length && member.kind === 'person') {
      member.words = words;
      member.name = words.join(' ');
    }
    member.gender ??= genderOf(tape, mention);
    const role = roleOf(tape, mention);
    if (!role) return;
    if (!member.role || isFuller(role.text, member.role)) member.role = role.text;
    for (const noun of role.nouns) member.nouns.add(noun);
  }

  private surnameKey(mention: Mention): string {
    return fold(this.scene.tape.word[mention.head] ?? '');
  }

  private findFull(mention: Mention): number {
    const kind = kindOf(this.scene.tape, mention);
    const words = printedWords(this.scene.tape, mention);
    const key = kind === 'person' ? this.surnameKey(mention) : fold(words.join(' '));
    const known = this.bySurname.get(key) ?? [];
    const match = known.find((index) => {
      const member = this.members[index];
      if (!member || member.kind !== kind || isJunior(member.words) !== isJunior(words)) return false;
      if (kind === 'person' && isLongSurname(words, member.words)) return true;
      return kind !== 'person' || compareFirstNames(member.words[0] ?? '', words[0] ?? '').same;
    });
    return match ?? this.add(key, words, kind, mention);
  }

  private findSingle(mention: Mention): number {
    const { tape } = this.scene;
    const key = this.surnameKey(mention);
    const gender = genderOf(tape, mention);
    const known = (this.bySurname.get(key) ?? []).filter((index) => {
      const own = this.members[index]?.gender;
      return !gender || !own || own === gender;
    });
    if (known.length > 0)
      return known.reduce((a, b) => ((this.members[b]?.count ?? 0) > (this.members[a]?.count ?? 0) ? b : a));
    const byFirst = this.byFirst.get(key);
    if (byFirst !== undefined) return byFirst;
    return this.add(key, printedWords(tape, mention), kindOf(tape, mention), mention);
  }

  private add(key: string, words: string[], kind: Member['kind'], mention: Mention): number {
    const gender = kind === 'person' ? genderOf(this.scene.tape, mention) : null;
    this.members.push({
      name: words.join(' '),
      words,
      kind,
      gender,
      role: null,
      nouns: new Set(),
      count: 0,
      places: 0,
      acts: 0,
    });
    const index = this.members.length - 1;
    const sharing = this.bySurname.get(key) ?? [];
    sharing.push(index);
    this.bySurname.set(key, sharing);
    const first = fold(words[0] ?? '');
    if (kind === 'person' && words.length > 1 && !this.byFirst.has(first)) this.byFirst.set(first, index);
    return index;
  }
}

/** Reads the cast of an article. */
export const readCast = (scene: Scene): Cast => new CastReader(scene).read();
