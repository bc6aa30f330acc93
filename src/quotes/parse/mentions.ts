/** Noun phrases that could name a speaker: names, descriptions, pronouns. Read one after the other. */
import { bits, CUE, NOUN, VERB } from '../words/lexicon.js';
import grammar from './grammar.json' with { type: 'json' };
import { type Mention, mentionType } from './mention.js';
import { findNames } from './proper-names.js';
import { FUNCTION, TokenReader } from './token-reader.js';
import { type Tokens, tokenKind } from './tokens.js';

/** Whose remark it is: "over her remark that …". */
const OWNERS = new Set(grammar.owners);
/** Words that may stand before an article: "all the aides". */
const PREDETERMINERS = new Set(grammar.predeterminers);
const MAX_PHRASE = 7;
/** Nouns after the first known one of a phrase: "the campaign bus driver". */
const MAX_NOUNS_AFTER = 3;

class PhraseReader extends TokenReader {
  read(): Mention[] {
    this.readNouns();
    this.readOthers();
    return this.mentions;
  }

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
      head - i < MAX_NOUNS_AFTER &&
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
    for (let i = 0; i < this.tokens.count; i++) {
      if (this.tokens.kind[i] !== tokenKind.word || !this.isNounHere(i)) continue;
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
          type: mentionType.common,
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
        return this.isWord(first - 2) && PREDETERMINERS.has(this.tokens.word[first - 2] ?? '') ? first - 2 : first - 1;
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
    for (let i = 0; i < this.tokens.count; i++) {
      if (this.tokens.kind[i] !== tokenKind.word || this.covered[i] === 1) continue;
      const flags = this.flags(i);
      if ((flags & bits.pronoun) !== 0) this.addSingle(i, mentionType.pronoun, true);
      else if ((flags & bits.relative) !== 0 && this.tokens.word[i] !== 'that')
        this.addSingle(i, mentionType.relative, true);
      else if ((flags & bits.standalone) !== 0 && this.standsAlone(i)) this.addSingle(i, mentionType.common, true);
      else if (OWNERS.has(this.tokens.word[i] ?? '') && this.isWord(i + 1) && (this.flags(i + 1) & FUNCTION) === 0)
        this.addSingle(i, mentionType.pronoun, false);
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
      this.tokens.word[i + 1] === 'of' ||
      this.tokens.word[i + 1] === 'in'
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
    const according = this.tokens.word[determiner - 1] === 'to' && this.tokens.word[determiner - 2] === 'according';
    if (
      (next & (VERB | bits.auxiliary)) !== 0 ||
      (before & CUE) !== 0 ||
      according ||
      this.tokens.kind[last + 1] === tokenKind.colon
    )
      this.mentions.push({
        first: determiner,
        last,
        head: last,
        core: last,
        type: mentionType.common,
        known: false,
        modifier: false,
      });
    return last;
  }
}

/** All mentions of an article in the order of their heads. */
export const findMentions = (tokens: Tokens): Mention[] => {
  const covered = new Uint8Array(tokens.count);
  const names = findNames(tokens, covered);
  return [...names, ...new PhraseReader(tokens, covered).read()].sort((a, b) => a.head - b.head);
};
