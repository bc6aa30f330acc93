/** NewsML 1: agencies' older items, whose text is NITF, XHTML or plain. */

import { agencyNamed } from '../../facts/agencies.js';
import { authorIn } from '../../facts/bylines.js';
import { agenciesIn } from '../../facts/credit-words.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { linesIn } from '../../html/blocks.js';
import { below, descend, type Element, wordsOf } from '../../html/dom.js';
import type { Reader } from '../reader.js';
import { readXmlRoot, rootOf } from '../xml.js';
import { isoOf, readNitf } from './nitf.js';

/** The text of the longest content: others are captions and short forms. */
const contentOf = (item: Element): Element | null =>
  below(item, 'DataContent').sort((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length)[0] ?? null;

const readItem = (item: Element, place: string): Found | Fault => {
  const content = contentOf(item);
  if (content === null) return { place, reason: 'no text' };
  const nitf = below(content, 'nitf')[0];
  const inner = nitf === undefined ? null : readNitf(nitf);
  const first = (name: string): string | null => wordsOf(below(item, name)[0]);
  const by = first('ByLine');
  const provider = below(item, 'Provider')[0] ?? null;
  const party = provider === null ? null : (below(provider, 'Party')[0]?.getAttribute('FormalName') ?? null);
  const outlet = first('CopyrightHolder') ?? party;
  const credits = [first('CreditLine'), first('DateLine'), party].filter((one) => one !== null);
  const dated = descend(item, 'NewsManagement');
  const fields = {
    ...NO_FIELDS,
    title: first('HeadLine') ?? inner?.fields.title ?? null,
    outlet: outlet ?? inner?.fields.outlet ?? null,
    date:
      isoOf(wordsOf(descend(dated, 'FirstCreated')) ?? wordsOf(descend(dated, 'ThisRevisionCreated'))) ??
      inner?.fields.date ??
      null,
    byline: by === null ? (inner?.fields.byline ?? null) : authorIn(by),
    agencies: [...new Set(credits.flatMap((credit) => (agencyNamed(credit) === null ? agenciesIn(credit) : [credit])))],
  };
  if (inner !== null) return { place, fields, body: { kind: 'lines', lines: inner.lines } };
  const body = below(content, 'body')[0] ?? content;
  if ([...body.children].length > 0) return { place, fields, body: { kind: 'lines', lines: linesIn(body) } };
  return { place, fields, body: { kind: 'page', text: body.textContent ?? '' } };
};

export const newsml1Reader: Reader = {
  format: 'NewsML 1',
  recognises: ({ text }) => rootOf(text) === 'newsml',
  async *read(source) {
    const items = below(await readXmlRoot(source), 'NewsItem');
    for (const [index, item] of items.entries()) yield readItem(item, items.length === 1 ? '' : `#${index + 1}`);
    if (items.length === 0) yield { place: '', reason: 'NewsML without a news item' };
  },
};
