/** Noun phrases that could name a speaker: names, pronouns, descriptions. Read off the tape in three passes. */
import { bits, CUE, NOUN, VERB } from './lexicon.js';
import { kinds, type Tape } from './tape.js';

export const types = { name: 0, pronoun: 1, common: 2, relative: 3 } as const;

/** A noun phrase as token indices, `last` inclusive. */
export interface Mention {
  first: number;
  last: number;
  /** The token that names it: the surname, the noun. */
  head: number;
  /** First token of the name proper, after titles; `first` for the rest. */
  core: number;
  type: number;
  /** Its head is a word that the lexicon knows for people, groups or documents, or a name. */
  known: boolean;
  /** Stands before a noun that it modifies ("Iowa voters", "Bell's aide"). */
  modifier: boolean;
}

const FUNCTION =
  bits.determiner |
  bits.pronoun |
  bits.objectPronoun |
  bits.preposition |
  bits.conjunction |
  bits.auxiliary |
  bits.relative |
  bits.stop;
const CONNECTORS = new Set([
  'de',
  'la',
  'le',
  'von',
  'van',
  'der',
  'den',
  'bin',
  'ibn',
  'al',
  'el',
  'du',
  'di',
  'da',
  'dos',
  'ter',
  'ten',
  'del',
  'della',
  'y',
  'abu',
  'ben',
  'bint',
]);
const OFFICE_CONNECTORS = new Set(['of', 'for', 'on']);
/** (R-Ohio), (D): a party and a state, not somebody. */
const PARTY = /^[rdi](?:-|$)/;

/** "Korean-born Ann Lee": what leads up to a name. */
const LEADS_UP = /-(?:born|based|area|native)$/;

/** Whose remark it is: "over her remark that …". */
const OWNERS = new Set(['his', 'her', 'their', 'my', 'our']);
const MAX_RUN = 9;
const MAX_PHRASE = 7;

class MentionReader {
  private readonly mentions: Mention[] = [];
  /** Token → 1 where a name or description already covers it. */
  private readonly covered: Uint8Array;
  /** Words that the article prints without a capital, and with one inside a sentence: they settle what opens a sentence. */
  private readonly lowered = new Set<string>();
  private readonly capitalised = new Set<string>();

  constructor(private readonly tape: Tape) {
    this.covered = new Uint8Array(tape.count);
    for (let i = 0; i < tape.count; i++) {
      if (tape.kind[i] !== kinds.word) continue;
      if ((this.flags(i) & bits.capital) === 0) this.lowered.add(tape.word[i] ?? '');
      else if (!this.startsSentence(i) && (this.flags(i) & bits.allCapitals) === 0)
        this.capitalised.add(tape.word[i] ?? '');
    }
  }

  read(): Mention[] {
    this.readNames();
    this.readNouns();
    this.readOthers();
    return this.mentions.sort((a, b) => a.head - b.head);
  }

  private flags(i: number): number {
    return this.tape.flags[i] ?? 0;
  }

  private isWord(i: number): boolean {
    return i >= 0 && i < this.tape.count && this.tape.kind[i] === kinds.word;
  }

  private isCapital(i: number): boolean {
    return this.isWord(i) && (this.flags(i) & bits.capital) !== 0;
  }

  private startsSentence(i: number): boolean {
    const before = this.tape.kind[i - 1];
    return (
      i === 0 ||
      this.tape.sentence[i] !== this.tape.sentence[i - 1] ||
      (before !== kinds.word && before !== kinds.comma)
    );
  }

  private cover(first: number, last: number): void {
    for (let i = first; i <= last; i++) this.covered[i] = 1;
  }

  // ------------------------------------------------------------------ names

  private beginsName(i: number): boolean {
    const flags = this.flags(i);
    if ((flags & bits.capital) === 0 || (flags & bits.date) !== 0) return false;
    if (this.tape.kind[i - 1] === kinds.open && PARTY.test(this.tape.word[i] ?? '')) return false;
    const capitalised = this.capitalised.has(this.tape.word[i] ?? '');
    if ((flags & FUNCTION) !== 0 && !((flags & FUNCTION & ~bits.stop) === bits.auxiliary && capitalised)) return false;
    if (!this.startsSentence(i)) return true;
    const beforeName = this.isCapital(i + 1) && (flags & bits.apostrophe) === 0;
    if ((flags & (bits.title | bits.adjective | NOUN)) !== 0)
      return beforeName && (this.flags(i + 1) & (FUNCTION | bits.date)) === 0;
    if (capitalised) return true;
    if ((flags & (bits.adverb | bits.participle | bits.pastShape | bits.number)) !== 0) return false;
    if ((flags & VERB) !== 0) return false;
    return beforeName || !this.lowered.has(this.tape.word[i] ?? '');
  }

  private readNames(): void {
    for (let i = 0; i < this.tape.count; i++) {
      if (this.tape.kind[i] !== kinds.word || !this.beginsName(i)) continue;
      const last = this.runEnd(i);
      this.addName(i, last);
      i = last;
    }
  }

  private runEnd(first: number): number {
    let last = first;
    while (last - first < MAX_RUN && (this.flags(last) & bits.apostrophe) === 0) {
      const next = last + 1;
      if (this.goesOn(next)) last = next;
      else if (this.isWord(next) && CONNECTORS.has(this.tape.word[next] ?? '') && this.nextCapital(next) > 0)
        last = this.nextCapital(next);
      else if (
        (this.flags(last) & bits.office) !== 0 &&
        OFFICE_CONNECTORS.has(this.tape.word[next] ?? '') &&
        this.nextCapital(next) > 0
      )
        last = this.nextCapital(next);
      else break;
    }
    return last;
  }

  private goesOn(next: number): boolean {
    return (
      this.isCapital(next) &&
      (this.flags(next) & (FUNCTION & ~bits.auxiliary & ~bits.stop)) === 0 &&
      (this.flags(next) & bits.date) === 0
    );
  }

  /** The capital word that a connector at `i` leads to ("de la Cruz", "of the Interior"), or 0. */
  private nextCapital(i: number): number {
    if (this.goesOn(i + 1)) return i + 1;
    const word = this.tape.word[i + 1] ?? '';
    return (word === 'the' || CONNECTORS.has(word)) && this.goesOn(i + 2) ? i + 2 : 0;
  }

  private addName(first: number, last: number): void {
    let core = first;
    for (let i = first; i < last; i++) {
      if ((this.flags(i) & bits.title) !== 0 || LEADS_UP.test(this.tape.word[i] ?? '')) core = i + 1;
    }
    const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/.test(this.tape.word[last] ?? '') && last > core;
    const modifier = this.modifiesNoun(last);
    if (this.describes(first, last)) {
      this.mentions.push({ first: first - 1, last, head: last, core: last, type: types.common, known: true, modifier });
      this.cover(first - 1, last);
      return;
    }
    this.mentions.push({ first, last, head: suffix ? last - 1 : last, core, type: types.name, known: true, modifier });
    this.cover(first, last);
  }

  /** "the Wisconsin Republican", "the President": a noun with a capital, after an article. */
  private describes(first: number, last: number): boolean {
    return (
      (this.flags(last) & bits.person) !== 0 &&
      (this.flags(first - 1) & bits.determiner) !== 0 &&
      !(this.tape.word[last] ?? '').endsWith('s') &&
      (this.flags(last) & bits.apostrophe) === 0
    );
  }

  private modifiesNoun(last: number): boolean {
    for (let i = last + 1; i <= last + 3; i++) {
      if (!this.isWord(i) || this.isCapital(i)) return false;
      const flags = this.flags(i);
      if ((flags & NOUN) !== 0 && ((flags & VERB) === 0 || (this.flags(last) & bits.apostrophe) !== 0)) return true;
      if ((flags & (FUNCTION | VERB)) !== 0) return false;
      // "Tennis great": a plain word that the lexicon does not know is no verb.
      if (i === last + 1 && flags === 0) return true;
    }
    return (this.flags(last) & bits.apostrophe) !== 0;
  }

  // ----------------------------------------------------------- descriptions

  private isNounHere(i: number): boolean {
    const flags = this.flags(i);
    if ((flags & NOUN) === 0 || this.covered[i] === 1) return false;
    if ((flags & VERB) === 0) return true;
    if (!this.isWord(i - 1)) return false;
    const before = this.flags(i - 1);
    if ((before & (bits.determiner | bits.adjective | bits.apostrophe)) !== 0 || (before & NOUN & ~VERB) !== 0)
      return true;
    if ((before & bits.adverb) !== 0) return (this.flags(i - 2) & bits.determiner) !== 0;
    return (before & (bits.capital | FUNCTION | VERB | NOUN)) === 0;
  }

  /** The last noun of the phrase that has a known noun at `i`: words that nothing else claims follow it ("the campaign bus driver"). */
  private phraseHead(i: number): number {
    let head = i;
    while (
      head - i < 3 &&
      this.isWord(head + 1) &&
      (this.flags(head) & bits.apostrophe) === 0 &&
      this.covered[head + 1] !== 1
    ) {
      const next = this.flags(head + 1);
      const noun = (next & NOUN) !== 0 && this.isNounHere(head + 1);
      if (!noun && (next & ~(bits.office | bits.place | bits.number | bits.apostrophe)) !== 0) break;
      head++;
    }
    return head;
  }

  private readNouns(): void {
    for (let i = 0; i < this.tape.count; i++) {
      if (this.tape.kind[i] !== kinds.word || !this.isNounHere(i)) continue;
      const head = this.phraseHead(i);
      const owns = (this.flags(head) & bits.apostrophe) !== 0;
      const titles =
        this.isCapital(head + 1) &&
        this.covered[head + 1] === 1 &&
        (this.flags(head) & (bits.person | bits.title)) !== 0;
      if (!titles || owns) {
        const first = this.phraseStart(i);
        this.mentions.push({
          first,
          last: head,
          head,
          core: head,
          type: types.common,
          known: head === i,
          modifier: owns,
        });
      }
      this.cover(this.phraseStart(i), head);
      i = head;
    }
  }

  private phraseStart(head: number): number {
    let first = head;
    while (first > 0 && head - first < MAX_PHRASE && this.isWord(first - 1)) {
      const flags = this.flags(first - 1);
      if ((flags & bits.determiner) !== 0)
        return this.isWord(first - 2) && (this.flags(first - 2) & bits.determiner) !== 0 ? first - 2 : first - 1;
      const blocked =
        (flags &
          (bits.pronoun | bits.preposition | bits.conjunction | bits.auxiliary | bits.relative | bits.adverb)) !==
        0;
      if (blocked || ((flags & (VERB | bits.date)) !== 0 && (flags & (NOUN | bits.adjective)) === 0)) break;
      // "Bell rallied supporters": a participle after a name is that name's verb.
      if ((flags & bits.pastShape) !== 0 && this.isCapital(first - 2)) break;
      first--;
    }
    return first;
  }

  // --------------------------------------------- pronouns and unknown nouns

  private readOthers(): void {
    for (let i = 0; i < this.tape.count; i++) {
      if (this.tape.kind[i] !== kinds.word || this.covered[i] === 1) continue;
      const flags = this.flags(i);
      if ((flags & bits.pronoun) !== 0) this.addSingle(i, types.pronoun, true);
      else if ((flags & bits.relative) !== 0 && this.tape.word[i] !== 'that') this.addSingle(i, types.relative, true);
      else if ((flags & bits.standalone) !== 0 && this.standsAlone(i)) this.addSingle(i, types.common, true);
      else if (OWNERS.has(this.tape.word[i] ?? '') && this.isWord(i + 1) && (this.flags(i + 1) & FUNCTION) === 0)
        this.addSingle(i, types.pronoun, false);
      else if ((flags & bits.determiner) !== 0) i = this.readUnknown(i);
    }
  }

  private addSingle(i: number, type: number, known: boolean): void {
    this.mentions.push({ first: i, last: i, head: i, core: i, type, known, modifier: !known });
  }

  private standsAlone(i: number): boolean {
    if (!this.isWord(i + 1)) return this.isWord(i - 1) && (this.flags(i - 1) & CUE) !== 0;
    const next = this.flags(i + 1);
    return (
      (next & (VERB | bits.auxiliary | bits.relative)) !== 0 ||
      this.tape.word[i + 1] === 'of' ||
      this.tape.word[i + 1] === 'in'
    );
  }

  /** A noun that the lexicon does not know counts where a verb follows it, or a cue stands before it. @returns the last token read */
  private readUnknown(determiner: number): number {
    let last = determiner;
    while (last - determiner < MAX_PHRASE && this.isWord(last + 1) && this.covered[last + 1] !== 1) {
      const flags = this.flags(last + 1);
      if ((flags & (FUNCTION | bits.adverb | bits.date)) !== 0) break;
      if ((flags & VERB) !== 0 && (last > determiner || (flags & (bits.core | bits.participle)) !== 0)) break;
      last++;
      if ((flags & bits.apostrophe) !== 0) break;
    }
    if (last === determiner) return last;
    const next = this.isWord(last + 1) ? this.flags(last + 1) : 0;
    const before = this.isWord(determiner - 1) ? this.flags(determiner - 1) : 0;
    const according = this.tape.word[determiner - 1] === 'to' && this.tape.word[determiner - 2] === 'according';
    if (
      (next & (VERB | bits.auxiliary)) !== 0 ||
      (before & CUE) !== 0 ||
      according ||
      this.tape.kind[last + 1] === kinds.colon
    )
      this.mentions.push({
        first: determiner,
        last,
        head: last,
        core: last,
        type: types.common,
        known: false,
        modifier: false,
      });
    return last;
  }
}

/** All mentions of an article in the order of their heads. */
export const findMentions = (tape: Tape): Mention[] => new MentionReader(tape).read();
