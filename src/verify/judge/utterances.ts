/**
 * Acts of saying. The same words in two articles are one utterance when the same person says them, when the articles copy
 * each other, or when the words are too telling to be said twice by chance; the same common words of two people are two.
 */
import type { Speaker } from '../../model.js';
import type { Match } from '../match/appearance.js';
import type { Appearance } from './appearances.js';
import type { Copies } from './copies.js';
import { Groups } from './groups.js';
import { compareSpeakers, isNamedPerson } from './sameness.js';
import { soleSpeakerOf } from './speakers.js';

/** Appearances of one act of saying, best first; at least one. */
export interface Utterance {
  appearances: Appearance[];
}

/**
 * What the matched words prove, in nats, from which on an article that does not say clearly who spoke tells of the same
 * utterance as one that does.
 */
const TELLING = 18;
/** And from which on two articles that name two people speak of one: nobody else hits on these words. */
const UNIQUE = 60;
/** Two people who are given the same telling words within so many days are given the same utterance. */
const SAME_DAYS = 3;
/** Share of the asked words that both must print for that. */
const NEAR = 0.95;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is compared of the appearances that share a match: the first stands for them. */
interface Testimony {
  speaker: Speaker | null;
  /** Prints the asked words, or all but a few. */
  near: boolean;
  /** Milliseconds since 1970; `NaN` where no date is stated. */
  time: number;
}

/** Distinct matches, in the order of the appearances: copies of a passage are looked at once. */
const testimoniesOf = (appearances: readonly Appearance[]): Map<Match, Testimony> => {
  const testimonies = new Map<Match, Testimony>();
  for (const { match, stored } of appearances) {
    if (testimonies.has(match)) continue;
    const time = Date.parse(stored.header.published.date ?? '');
    testimonies.set(match, { speaker: soleSpeakerOf(match), near: match.share >= NEAR, time });
  }
  return testimonies;
};

const isOneUtterance = (one: Testimony, other: Testimony, proof: number): boolean => {
  const sameness = compareSpeakers(one.speaker, other.speaker);
  if (sameness !== 'other') return sameness === 'same';
  // Who prints a part of the words, or others beside them, may quote somebody within somebody's quote.
  if (!one.near || !other.near) return false;
  // A page that states no date may be of the same days.
  const apart = Math.abs(one.time - other.time) > SAME_DAYS * DAY_MS;
  return proof >= UNIQUE || (proof >= TELLING && !apart);
};

/** Joins matches that name one speaker, and, where the words tell, those that leave open who spoke to the first that does not. */
const joinSpeakers = (testimonies: readonly Testimony[], groups: Groups, proof: number): void => {
  testimonies.forEach((testimony, at) => {
    const known = testimonies.slice(0, at).findIndex((other) => isOneUtterance(testimony, other, proof));
    if (known >= 0) groups.join(at, known);
  });
  if (proof < TELLING) return;
  const isClear = ({ speaker }: Testimony): boolean => speaker !== null && isNamedPerson(speaker);
  const clearest = Math.max(0, testimonies.findIndex(isClear));
  testimonies.forEach((testimony, at) => {
    if (!isClear(testimony)) groups.join(at, clearest);
  });
};

/**
 * @param appearances best first
 * @param proof what the matched words prove, in nats
 * @param copies among their articles
 * @returns utterances in the order of their best appearance
 */
export const groupUtterances = (appearances: readonly Appearance[], proof: number, copies: Copies): Utterance[] => {
  const testimonies = testimoniesOf(appearances);
  const places = new Map([...testimonies.keys()].map((match, at) => [match, at]));
  const groups = new Groups(places.size);
  joinSpeakers([...testimonies.values()], groups, proof);
  const placeOf = ({ match }: Appearance): number => places.get(match) as number;
  const firstOf = new Map<number, number>();
  appearances.forEach((appearance) => {
    const copy = copies.of(appearance.stored);
    groups.join(placeOf(appearance), firstOf.get(copy) ?? placeOf(appearance));
    if (!firstOf.has(copy)) firstOf.set(copy, placeOf(appearance));
  });
  const utterances = new Map<number, Utterance>();
  for (const appearance of appearances) {
    const group = groups.of(placeOf(appearance));
    const known = utterances.get(group);
    if (known) known.appearances.push(appearance);
    else utterances.set(group, { appearances: [appearance] });
  }
  return [...utterances.values()];
};
