/** The quotations that questions are made from: whole, found at one place alone, said by a person whom the annotation names. */

import { type Range, type Split, splitOf } from '../../../src/training/annotated.js';
import type { Scorer } from '../../../src/training/scorer.js';
import { readCoreferences } from '../annotations.js';
import { type Person, placeKey, type Resolved, speakerOf } from './people.js';
import type { GoldSpeech, World, WorldArticle } from './world.js';

export interface Quote {
  article: WorldArticle;
  split: Split;
  gold: GoldSpeech;
  /** Stretches of the article, marks excluded. For indirect speech the reported content. */
  parts: Range[];
  /** The stretches joined by a space, without the comma that a following "she said" asks for. */
  words: string;
  count: number;
  person: Person | null;
}

const readResolved = (): Resolved =>
  new Map(readCoreferences().map(({ id, start, fullName }) => [placeKey(id, start), fullName]));

/** A comma before "she said" is a full stop where the article's own sentence ends before the words go on. */
const joined = (text: string, parts: readonly Range[]): string =>
  parts
    .map(([start, end], i) => {
      const next = parts[i + 1];
      const words = text.slice(start, end).trim();
      return next && /[.!?]\s*["“]?\s*$/.test(text.slice(end, next[0])) ? words.replace(/,$/, '.') : words;
    })
    .join(' ')
    .replace(/[,;—–-]+$/u, '');

/** Every annotated quotation of the articles, in their order. */
export const quotesOf = (articles: readonly WorldArticle[], scorer: Scorer): Quote[] => {
  const resolved = readResolved();
  return articles.flatMap((article) =>
    article.gold.map((gold): Quote => {
      const parts = gold.kind === 'indirect' ? gold.content : gold.quoteSpans;
      const words = joined(article.text, parts);
      return {
        article,
        split: splitOf(article.id),
        gold,
        parts,
        words,
        count: words.split(/\s+/).length,
        person: speakerOf(scorer, article, gold, resolved),
      };
    }),
  );
};

/** Marks inside, or a paragraph's end: such words are no single quote once they are pasted. */
const isWhole = ({ words, gold }: Quote): boolean => !/["“”«»\n]/.test(words) && !gold.unclosed;

/** What a question may be made from where it matters who spoke and where the words stand. */
export const isClean = (quote: Quote, { grams }: World): boolean =>
  isWhole(quote) && quote.gold.kind !== 'indirect' && quote.count >= 5 && grams.isOnlyIn(quote.article.id, quote.words);
