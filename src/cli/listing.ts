/** Going through all that is stored, and naming what is not. */
import { count } from '../chat/wordings.js';
import { VerbatimError } from '../errors.js';
import type { ListedArticle, Store } from '../store/store.js';

const PAGE = 1000;

/** Every stored article, by key. */
export async function* listAll(store: Store): AsyncGenerator<ListedArticle> {
  let after = -1;
  for (;;) {
    const page = await store.list(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.key;
  }
}

/** @param names what was asked for, and is neither an id nor a file of the index */
export const unknownArticles = (names: readonly string[]): VerbatimError => {
  const all = names.map((name) => `“${name}”`).join(', ');
  const message = `The index holds ${names.length === 1 ? 'no article' : `none of ${count(names.length, 'article')}`} ${all}`;
  return new VerbatimError('article-unknown', message, 'verbatim list tells the ids of all');
};
