/** Real news, and the part of it that no index ever holds. */
import { splitSentences } from '../../text/sentences.js';
import { parseLines, readShared } from '../shared.js';

export const readTexts = (): string[] =>
  parseLines<{ text: string }>(readShared('polnear/train.jsonl')).map(({ text }) => text);

/** Every sixth real article is never indexed: its sentences are what was never printed. */
const KEPT_OUT = 6;

export const isKeptOut = (_: string, index: number): boolean => index % KEPT_OUT === 0;

const SHORTEST = 8;
const LONGEST = 60;

export const wordsOf = (text: string): string[] => text.split(' ');

/** Sentences of eight to sixty words, marks away. */
export const sentencesOf = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) =>
      splitSentences(text).map(({ start, end }) =>
        text.slice(start, end).replace(/[“”"]/gu, '').replace(/\s+/gu, ' ').trim(),
      ),
    )
    .filter((sentence) => wordsOf(sentence).length >= SHORTEST && wordsOf(sentence).length <= LONGEST);
