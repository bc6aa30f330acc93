/** Going through all that is stored. */
import type { ListedArticle, Store } from './store.js';

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
