/** Questions about tokens that every reader of a tape asks. */
import { bits } from '../words/lexicon.js';
import type { Mention } from './mention.js';
import { kinds, type Tape } from './tokens.js';

/** Words that only hold a sentence together. */
export const FUNCTION =
  bits.determiner |
  bits.pronoun |
  bits.objectPronoun |
  bits.preposition |
  bits.conjunction |
  bits.auxiliary |
  bits.relative |
  bits.stop;

/** Reads mentions off a tape and keeps which tokens they cover. */
export abstract class TapeReader {
  protected readonly mentions: Mention[] = [];

  /** @param covered for each token, 1 where a mention already covers it; shared by the readers of one tape */
  constructor(
    protected readonly tape: Tape,
    protected readonly covered: Uint8Array,
  ) {}

  abstract read(): Mention[];

  protected flags(i: number): number {
    return this.tape.flags[i] ?? 0;
  }

  protected isWord(i: number): boolean {
    return i >= 0 && i < this.tape.count && this.tape.kind[i] === kinds.word;
  }

  protected isCapital(i: number): boolean {
    return this.isWord(i) && (this.flags(i) & bits.capital) !== 0;
  }

  protected startsSentence(i: number): boolean {
    const before = this.tape.kind[i - 1];
    return (
      i === 0 ||
      this.tape.sentence[i] !== this.tape.sentence[i - 1] ||
      before === kinds.stop ||
      before === kinds.colon ||
      before === kinds.break ||
      before === kinds.other
    );
  }

  protected cover(first: number, last: number): void {
    for (let i = first; i <= last; i++) this.covered[i] = 1;
  }
}
