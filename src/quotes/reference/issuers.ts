/** Whose words a statement holds: "a statement from Lundex said", and "the statement" of whoever spoke "in a statement". */
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { bits } from '../words/lexicon.js';
import table from './issuers.json' with { type: 'json' };

const ISSUED = new Set(table.issued);
const FROM = new Set(table.from);
const IN = new Set(table.in);

export class Issuers {
  /** For each noun, the mention whose statement the article spoke of last. */
  private readonly last = new Map<string, number>();

  constructor(
    private readonly document: Document,
    private readonly speaking: ReadonlySet<number>,
  ) {}

  private isIssued({ head }: Mention): boolean {
    const { word, flags } = this.document.tokens;
    return ISSUED.has(word[head] ?? '') && ((flags[head] ?? 0) & bits.document) !== 0;
  }

  /** "the statement". */
  private isBare({ first, head }: Mention): boolean {
    return this.document.tokens.word[first] === 'the' && head === first + 1;
  }

  /**
   * Takes note of `Bell said in a statement`: the nearest mention of its sentence, on the left, that spoke. Any other
   * one that is told apart ("the joint statement from leaders …") is the one that a later "the statement" means.
   */
  note(index: number): void {
    const { tokens, mentions } = this.document;
    const mention = mentions[index] as Mention;
    if (!this.isIssued(mention) || this.isBare(mention)) return;
    this.last.delete(tokens.word[mention.head] ?? '');
    if (!IN.has(tokens.word[mention.first - 1] ?? '')) return;
    const sentence = tokens.sentence[mention.head];
    for (let i = index - 1; i >= 0 && tokens.sentence[mentions[i]?.head ?? -1] === sentence; i--) {
      if (!this.speaking.has(i)) continue;
      this.last.set(tokens.word[mention.head] ?? '', i);
      return;
    }
  }

  /** Index of the mention whose words a document holds that was found to speak; -1 where the article does not say. */
  of(index: number): number {
    const { tokens, mentions } = this.document;
    const mention = mentions[index] as Mention;
    if (!this.isIssued(mention) || !this.speaking.has(index)) return -1;
    if (FROM.has(tokens.word[mention.last + 1] ?? '')) {
      const next = mentions[index + 1];
      return next?.type === mentionType.name && next.first <= mention.last + MAX_TO_NAME ? index + 1 : -1;
    }
    return this.isBare(mention) ? (this.last.get(tokens.word[mention.head] ?? '') ?? -1) : -1;
  }
}

/** "from the Oakfold Council": the preposition, and an article. */
const MAX_TO_NAME = 3;
