/** What is asked in the bench, and where the right answer stands. Everything follows from one seed. */

import type { Line, Written } from '../../src/training/invented/articles.js';
import { chainPairs, DAMAGES, splice } from '../../src/training/invented/damage.js';
import { type Language, print } from '../../src/training/invented/language.js';
import { below, type Random, seeded } from '../../src/training/invented/random.js';
import { makeHarder } from './harder.js';

export interface BenchQuestion {
  kind: string;
  /** Without marks: somebody's words. With marks: a message as it is put. */
  text: string;
  /** Articles that hold the words: all of them are to be found. Empty: nobody printed this. */
  articles: string[];
}

/** Kinds of questions that nobody printed. */
export const ABSENT = ['absent', 'hardAbsent', 'pairChimera', 'tripleChimera', 'nearChimera', 'cutChain'] as const;

/** A sentence of the corpus and the article that prints it. */
interface Sentence {
  article: Line['id'];
  /** With its marks, but without the last. */
  printed: string;
}

export interface Source extends Sentence {
  words: string[];
  /** Of the whole article. */
  text: string;
  /** From the article before. */
  before: Sentence | null;
}

/** Keeps an even sample of a stream of unknown length (reservoir sampling, J. S. Vitter, 1985). */
export class Sampler {
  readonly sources: Source[] = [];
  private seen = 0;
  private before: Sentence | null = null;
  private readonly random: Random = seeded(404);

  constructor(private readonly size: number) {}

  add({ line, sentences }: Written): void {
    const sentence = sentences[below(this.random, sentences.length)] as string;
    const own = { article: line.id, printed: sentence.slice(0, -1) };
    const words = own.printed.replaceAll(',', '').split(' ');
    const source = { ...own, words, text: line.text, before: this.before };
    this.before = own;
    this.seen++;
    if (this.sources.length < this.size) this.sources.push(source);
    else {
      const place = below(this.random, this.seen);
      if (place < this.size) this.sources[place] = source;
    }
  }
}

/** @param each how many questions of each kind */
export const makeQuestions = (sources: readonly Source[], language: Language, each: number): BenchQuestion[] => {
  const random = seeded(2024);
  const questions: BenchQuestion[] = [];
  for (const [kind, { least, damage }] of Object.entries(DAMAGES)) {
    for (const { article, words } of sources.filter((source) => source.words.length >= least).slice(0, each)) {
      questions.push({ kind, text: damage(words, language, random).join(' '), articles: [article] });
    }
  }
  const long = sources.filter(({ words }) => words.length >= 16);
  for (let i = 0; i < Math.min(each, Math.floor(long.length / 2)); i++) {
    const [first, second] = [long[i], long[long.length - 1 - i]] as [Source, Source];
    const text = splice(first.words, second.words).join(' ');
    questions.push({ kind: 'spliced', text, articles: [first.article, second.article] });
  }
  for (let i = 0; i < each; i++) {
    questions.push({ kind: 'absent', text: print(language.sentence(random), random), articles: [] });
  }
  const chains = chainPairs(
    sources.map(({ words }) => words),
    each,
    random,
  );
  for (const text of chains) questions.push({ kind: 'hardAbsent', text, articles: [] });
  return [...questions, ...makeHarder(sources, each, 7077)];
};
