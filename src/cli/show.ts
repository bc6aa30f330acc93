/** `verbatim show`: all that is known of one article, and by which printed words. */
import path from 'node:path';
import { examine } from '../corpus/files.js';
import { type LeftOut, readArticles } from '../corpus/read.js';
import { VerbatimError } from '../errors.js';
import type { Article, Quotation } from '../model.js';
import type { FileKey, Store } from '../store/store.js';
import { onOneLine } from '../text/invisible.js';
import type { Command } from './command.js';
import { unknownArticles } from './listing.js';
import { printLine } from './output.js';

/** What scripts read: a contract. */
interface Shown extends Article {
  /** Where it was read from. */
  file: string;
  quotations: Quotation[];
  /** Only where it was asked for; `null`: the page cannot be read again. */
  leftOut?: LeftOut[] | null;
}

/** @throws VerbatimError `usage` without one id, `article-unknown`, or the store's own */
export const showCommand: Command = async (words, flags, openStore) => {
  const [id, ...others] = words;
  if (id === undefined || others.length > 0) {
    throw new VerbatimError('usage', 'show needs one id', 'verbatim show ID; verbatim list tells the ids of all');
  }
  const store = await openStore(flags.store, true);
  try {
    for (const shown of await find(store, id, flags.explain)) {
      await printLine(flags.json ? JSON.stringify(shown) : linesOf(shown).join('\n'));
    }
  } finally {
    await store.close();
  }
};

/** Several where folders that were ingested apart hold the same id. */
const find = async (store: Store, id: string, explain: boolean): Promise<Shown[]> => {
  const listed = await store.withId(id);
  const stored = await store.articles(listed.map(({ key }) => key));
  if (stored.length === 0) throw unknownArticles([id]);
  const shown: Shown[] = [];
  for (const { key, article, quotations } of stored) {
    const from = listed.find((one) => one.key === key)?.from as FileKey;
    const one: Shown = { ...article, file: path.join(from.collection, from.file), quotations };
    shown.push(explain ? { ...one, leftOut: await leftOutOf(from, id) } : one);
  }
  return shown;
};

/** `null` where the file is gone, or holds the article no more. */
const leftOutOf = async ({ collection, file }: FileKey, id: string): Promise<LeftOut[] | null> => {
  const source = await examine(path.join(collection, file), file);
  if ('reason' in source) return null;
  for await (const item of readArticles(source)) {
    if ('article' in item && item.article.id === id) return item.leftOut();
  }
  return null;
};

const NOT_STATED = 'not stated';

const row = (label: string, text: string | null): string => `${label.padEnd(10)} ${onOneLine(text ?? NOT_STATED)}`;

const proven = (fact: string | null, evidence: string | null): string | null =>
  fact === null || evidence === null || evidence === fact ? fact : `${fact} (“${evidence}”)`;

const linesOf = (shown: Shown): string[] => [
  ...factLines(shown),
  '',
  shown.quotations.length === 0 ? 'No quotations' : 'Quotations',
  ...shown.quotations.map(quotationLine),
  '',
  ...inLines(shown.text),
  ...(shown.leftOut === undefined ? [] : ['', ...leftOutLines(shown.leftOut)]),
];

const factLines = ({ id, file, title, outlet, outletEvidence, published, revised, replaced, ...rest }: Shown) => [
  row('Id', id),
  row('File', file),
  row('Title', title),
  row('Outlet', proven(outlet, outletEvidence)),
  row('Date', published.date),
  ...(revised === undefined ? [] : [row('Revised', `${revised}: its text was another before`)]),
  ...(replaced === undefined ? [] : [row('Replaced', `${replaced.on}, by ${replaced.by}`)]),
  row('Byline', rest.byline),
  row('Address', rest.url),
  row('Language', rest.language ?? 'not known'),
  ...rest.credits.map(({ kind, agency, evidence }) => row('Credit', `${proven(agency, evidence)}, ${kind}`)),
];

const quotationLine = ({ kind, text, speaker }: Quotation): string => {
  if (speaker === null) return onOneLine(`  “${text}” [${kind}]`);
  const { name, role, mention, condition, confidence } = speaker;
  const who = [name ?? 'speaker not clear', role, condition].filter((part) => part !== null).join(', ');
  const printed = mention === null || mention.text === name ? '' : ` (“${mention.text}”)`;
  return onOneLine(`  “${text}” [${kind}]: ${who}${printed}, ${Math.round(confidence * 100)} %`);
};

const inLines = (text: string): string[] => text.split('\n').map(onOneLine);

const leftOutLines = (leftOut: LeftOut[] | null): string[] => {
  if (leftOut === null) return ['Its file cannot be read any more: what was left out of the page is not known'];
  if (leftOut.length === 0) return ['Nothing of the page was left out'];
  return ['Left out of the page', ...leftOut.map(({ text, as }) => onOneLine(`  ${as}: ${text}`))];
};
