/** News pages as they were saved, against what a reader takes from them: title, byline, site, date, main text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../../src/corpus/files.js';
import { linesIn } from '../../../src/corpus/html/blocks.js';
import { parseHtml } from '../../../src/corpus/html/dom.js';
import { type ReadItem, readArticles } from '../../../src/corpus/read.js';
import { sharedPath } from '../../shared.js';
import { wordF1 } from './words.js';

const FOLDER = sharedPath('samples/html');

interface Expected {
  title: string;
  byline: string | null;
  siteName: string | null;
  publishedTime: string | null;
}

export interface JudgedPage {
  page: string;
  /** Field by field: what was expected, what was found. Fields that the page does not state are left out. */
  fields: { field: string; expected: string; found: string | null; right: boolean }[];
  f1: number;
  milliseconds: number;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:by|the) /u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A time of publication is no name: the one page whose expected byline is its date states no author there. */
const isDate = (text: string): boolean => /\d{4}/u.test(text);

const readOne = async (file: string): Promise<ReadItem> => {
  for await (const source of listFiles(file)) {
    if ('reason' in source) throw new Error(source.reason);
    for await (const item of readArticles(source)) if ('article' in item) return item;
  }
  throw new Error(`${file}: no article`);
};

const judge = async (page: string): Promise<JudgedPage> => {
  const at = path.join(FOLDER, page);
  const expected = JSON.parse(readFileSync(path.join(at, 'expected-metadata.json'), 'utf8')) as Expected;
  const { body } = await parseHtml(readFileSync(path.join(at, 'expected.html'), 'utf8'));
  const text =
    body === null
      ? ''
      : linesIn(body)
          .map((line) => line.text)
          .join('\n');
  const started = performance.now();
  const { article } = await readOne(path.join(at, 'source.html'));
  const milliseconds = performance.now() - started;
  const rows: [string, string | null, string | null][] = [
    ['title', expected.title, article.title],
    ['byline', expected.byline !== null && isDate(expected.byline) ? null : expected.byline, article.byline],
    ['site', expected.siteName, article.outlet],
    ['date', expected.publishedTime?.slice(0, 10) ?? null, article.published.date?.slice(0, 10) ?? null],
  ];
  const fields = rows.flatMap(([field, wanted, found]) =>
    wanted === null ? [] : [{ field, expected: wanted, found, right: fold(found ?? '') === fold(wanted) }],
  );
  return { page, fields, f1: wordF1(article.text, text), milliseconds };
};

export const judgePages = async (): Promise<JudgedPage[]> => {
  const judged: JudgedPage[] = [];
  for (const page of readdirSync(FOLDER).sort()) judged.push(await judge(page));
  return judged;
};
