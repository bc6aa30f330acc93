/** Naming what is not stored. */
import { count } from '../chat/wordings.js';
import { VerbatimError } from '../errors.js';

/** @param names what was asked for, and is neither an id nor a file of the index */
export const unknownArticles = (names: readonly string[]): VerbatimError => {
  const all = names.map((name) => `“${name}”`).join(', ');
  const message = `The index holds ${names.length === 1 ? 'no article' : `none of ${count(names.length, 'article')}`} ${all}`;
  return new VerbatimError('article-unknown', message, 'verbatim list tells the ids of all');
};
