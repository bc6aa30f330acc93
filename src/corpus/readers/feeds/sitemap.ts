/** News sitemaps: title, outlet, day and address of each article, without its text. */
import { NO_FIELDS } from '../../facts/fields.js';
import { below, childrenNamed, descend, wordsOf } from '../../html/dom.js';
import type { Reader } from '../reader.js';
import { readXmlRoot, rootOf } from '../xml.js';

export const sitemapReader: Reader = {
  format: 'a sitemap',
  recognises: ({ text }) => ['urlset', 'sitemapindex'].includes(rootOf(text) ?? ''),
  async *read(source) {
    const root = await readXmlRoot(source);
    let found = 0;
    for (const entry of below(root, 'url')) {
      const news = childrenNamed(entry, 'news')[0] ?? null;
      const title = wordsOf(descend(news, 'title'));
      if (title === null) continue;
      found++;
      const url = wordsOf(descend(entry, 'loc'));
      const fields = {
        ...NO_FIELDS,
        title,
        url,
        outlet: wordsOf(descend(news, 'publication', 'name')),
        date: wordsOf(descend(news, 'publication_date')),
      };
      // A headline may quote; it is all that is here of the article.
      yield { place: `#${url ?? found}`, fields, body: { kind: 'text', text: title } };
    }
    if (found === 0) yield { place: '', reason: 'a sitemap of addresses, without titles or texts' };
  },
};
