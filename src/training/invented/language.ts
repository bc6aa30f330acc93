/** Sentences with the word statistics of real text: its words, its word pairs, and a tail of rare words without end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseLines, readShared, sharedIsPresent } from '../shared.js';
import { below, logNormal, pick, type Random } from './random.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** How the next word is chosen: after the one before it in real text, any of real text, or one of the rare tail. */
const FOLLOW = 0.66;
const ANY = 0.29;
const RARE_WORDS = 600_000;
const MEDIAN_WORDS = 20;
const SPREAD = 0.5;

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:md|txt)$/u.test(name))
        .sort()
        .map((name) => path.join(folder, name))
    : [];

/** Running text to learn from: the large set where it is at hand, else the articles of the repository. */
const learnedText = (): { text: string; name: string } => {
  if (sharedIsPresent) {
    const articles = parseLines<{ text: string }>(readShared('polnear/train.jsonl'));
    return { text: articles.map(({ text }) => text).join('\n'), name: 'real news, 840 articles' };
  }
  const files = ['corpus', 'test/cases'].flatMap((folder) => filesBelow(path.join(ROOT, folder)));
  return { text: files.map((file) => readFileSync(file, 'utf8')).join('\n'), name: 'corpus/ and test/cases' };
};

const ONSETS = 'b br c ch cl d dr f fl g gr h j k kr l m n p pl pr qu r s sh sk sl st t th tr v w z'.split(' ');
const RIMES =
  'a ab ad al am an ar as e ed el em en er es i ic id il im in is o ob od ol om on or os u um un ur us'.split(' ');

/** The word of a rank in the tail; different ranks give different words. */
export const rareWord = (rank: number): string => {
  let rest = rank;
  let word = '';
  do {
    word += ONSETS[rest % ONSETS.length];
    rest = Math.floor(rest / ONSETS.length);
    word += RIMES[rest % RIMES.length];
    rest = Math.floor(rest / RIMES.length);
  } while (rest > 0);
  return rank % 3 === 0 ? word[0]?.toUpperCase() + word.slice(1) : word;
};

export class Language {
  readonly learnedFrom: string;
  private readonly words: string[];
  private readonly places = new Map<string, number[]>();

  constructor() {
    const { text, name } = learnedText();
    this.learnedFrom = name;
    this.words = text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? ['word'];
    this.words.forEach((word, i) => {
      const places = this.places.get(word);
      if (places) places.push(i);
      else this.places.set(word, [i]);
    });
  }

  /** Words of one sentence, the first in capitals. */
  sentence(random: Random): string[] {
    const length = Math.min(80, Math.max(5, Math.round(logNormal(random, MEDIAN_WORDS, SPREAD))));
    const words: string[] = [];
    let last = pick(random, this.words);
    for (let i = 0; i < length; i++) {
      last = this.next(last, random);
      words.push(last);
    }
    words[0] = (words[0]?.[0]?.toUpperCase() ?? '') + words[0]?.slice(1);
    return words;
  }

  word(random: Random): string {
    return random() < ANY ? this.tail(random) : pick(random, this.words);
  }

  private next(word: string, random: Random): string {
    const choice = random();
    const places = this.places.get(word);
    if (choice < FOLLOW && places) return this.words[(pick(random, places) + 1) % this.words.length] as string;
    return choice < FOLLOW + ANY ? pick(random, this.words) : this.tail(random);
  }

  /** Ranks after Zipf: each doubling of the rank is as likely as the one before. */
  private tail(random: Random): string {
    return rareWord(Math.floor(RARE_WORDS ** random()) + below(random, 2));
  }
}

/** A sentence as printed: commas here and there, and a full stop. */
export const print = (words: readonly string[], random: Random): string =>
  `${words.map((word, i) => (i < words.length - 1 && random() < 0.06 ? `${word},` : word)).join(' ')}.`;
