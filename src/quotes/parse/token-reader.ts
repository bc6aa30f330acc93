/** Questions about tokens that every reader of mentions asks. */
import { bits } from '../words/lexicon.js';
import type { Mention } from './mention.js';
import { type Tokens, tokenKind } from './tokens.js';

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

/** Reads mentions and keeps which tokens they cover. */
export abstract class TokenReader {
  protected readonly mentions: Mention[] = [];

  /** @param covered for each token, 1 where a mention already covers it; shared by the readers of one article */
  constructor(
    protected readonly tokens: Tokens,
    protected readonly covered: Uint8Array,
  ) {}

  abstract read(): Mention[];

  protected flags(i: number): number {
    return this.tokens.flags[i] ?? 0;
  }

  protected isWord(i: number): boolean {
    return i >= 0 && i < this.tokens.count && this.tokens.kind[i] === tokenKind.word;
  }

  protected isCapital(i: number): boolean {
    return this.isWord(i) && (this.flags(i) & bits.capital) !== 0;
  }

  protected startsSentence(i: number): boolean {
    const before = this.tokens.kind[i - 1];
    return (
      i === 0 ||
      this.tokens.sentence[i] !== this.tokens.sentence[i - 1] ||
      before === tokenKind.stop ||
      before === tokenKind.colon ||
      before === tokenKind.break ||
      before === tokenKind.other
    );
  }

  protected cover(first: number, last: number): void {
    for (let i = first; i <= last; i++) this.covered[i] = 1;
  }
}
