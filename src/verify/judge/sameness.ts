/** Whether two articles that print the same words name one speaker, as far as both are clear enough to tell. */
import type { Speaker } from '../../model.js';
import { sameSpeaker } from '../../quotes/entities/same-speaker.js';
import { CONNECTORS } from '../../quotes/words/name-particles.js';

/** `unclear`: a description, a document, a name that is not sure; it may be the same one under another word. */
export type Sameness = 'same' | 'other' | 'unclear';

/** Two names count as one speaker from this confidence on. */
const SAME = 0.5;
/** A difference between names is told from this confidence on: an article that is read wrong must not start a dispute. */
export const SURE = 0.75;

/** Whether each word of a name is written as names are: no "an aide to …", no "the spokesman". */
export const isProperName = (name: string): boolean =>
  name.split(/\s+/).every((word) => /^\p{P}*\p{Lu}/u.test(word) || CONNECTORS.has(word)) &&
  !/^(?:The|An?)\s/.test(name);

/** Whether a speaker is somebody whom a reader could look up: a person by a proper name, surely read. */
export const isNamedPerson = ({ kind, name, confidence }: Speaker, sure = SURE): boolean =>
  kind === 'person' && name !== null && isProperName(name) && confidence >= sure;

const isAlike = (one: string, other: string): boolean => {
  const { same, confidence } = sameSpeaker(one, other);
  return same && confidence >= SAME;
};

const formsOf = ({ name, role, mention }: Speaker): string[] =>
  [name, role, mention?.text].filter((form): form is string => form != null);

export const PRONOUN = /^(?:s?he|they|it|we|i|who|h(?:er|im|is)|the(?:m|ir))$/i;

/** Whether a speaker goes by the claimed name in any of the forms that their article gives them. */
export const goesBy = (claimed: string, speaker: Speaker): boolean =>
  formsOf(speaker).some((form) => !PRONOUN.test(form) && isAlike(claimed, form));

/** @returns `other` only for two people by proper names, both read with at least the confidence `sure` */
export const compareSpeakers = (one: Speaker | null, other: Speaker | null, sure = SURE): Sameness => {
  if (!one?.name || !other?.name) return 'unclear';
  if (goesBy(one.name, other) || goesBy(other.name, one)) return 'same';
  return isNamedPerson(one, sure) && isNamedPerson(other, sure) ? 'other' : 'unclear';
};
