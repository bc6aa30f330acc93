/** Marks that hold nobody's words: titles, names of things, scare words. */
import type { Quotation } from '../../src/model.js';
import type { GoldArticle } from '../../src/training/annotated.js';
import type { Prediction, Scorer } from '../../src/training/scorer.js';
import type { Marked } from './annotations.js';
import { type Figures, share } from './figures.js';
import { bestCover } from './outcomes.js';

/** One annotated stretch and whether the extractor says that somebody spoke it. */
export interface Voice {
  annotated: Marked;
  /** `null` where no quotation covers the stretch: nobody is said to speak. */
  quotation: Quotation | null;
}

const KINDS: ReadonlySet<string> = new Set(['title', 'scare']);

/** Whether somebody is said to speak, be it that nobody can tell who. */
export const hasSpeaker = ({ quotation }: Voice): boolean => quotation !== null && quotation.speaker !== null;

/** Whether the answer tells who speaks. */
export const namesSpeaker = ({ quotation }: Voice): boolean => (quotation?.speaker?.name ?? null) !== null;

export const hearAll = (
  scorer: Pick<Scorer, 'wordIou'>,
  annotated: readonly Marked[],
  articles: ReadonlyMap<string, GoldArticle>,
  predictions: ReadonlyMap<string, Prediction>,
): Voice[] =>
  annotated.map((item) => {
    const text = articles.get(item.id)?.text ?? '';
    return { annotated: item, quotation: bestCover(scorer, text, item, predictions.get(item.id)?.quotations ?? []) };
  });

/** How often marks without a voice are left without a speaker, and how often a few spoken words keep theirs. */
export const notSpeechFigures = (voices: readonly Voice[]): Figures => {
  const isSpeech = (voice: Voice): boolean => voice.annotated.label === 'speech';
  const notSpeech = voices.filter((voice) => !isSpeech(voice));
  const silent = voices.filter((voice) => !hasSpeaker(voice));
  return {
    'not speech: no speaker given': share(notSpeech, (voice) => !hasSpeaker(voice)),
    'not speech: kind is title or scare': share(notSpeech, ({ quotation }) => KINDS.has(quotation?.kind ?? '')),
    'not speech: precision of no speaker': share(silent, (voice) => !isSpeech(voice)),
    'short speech: keeps a speaker': share(voices.filter(isSpeech), namesSpeaker),
  };
};
