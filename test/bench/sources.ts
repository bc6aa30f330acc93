/** Files to ingest, of each kind that is timed: invented articles as text, as saved pages, and as records of quotations alone. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, writeArticles } from '../../src/training/invented/articles.js';
import type { Language } from '../../src/training/invented/language.js';
import { sharedIsPresent, sharedPath } from '../shared.js';

/** Writes so many articles or records into a folder of its own. */
export type WriteSource = (folder: string, language: Language, count: number) => void;

function* linesOf(language: Language, seed: number, count: number): Generator<Line> {
  let written = 0;
  for (const { line } of writeArticles(language, seed)) {
    if (written++ === count) return;
    yield line;
  }
}

const writeLines = (folder: string, records: readonly object[]): void =>
  writeFileSync(join(folder, 'lines.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));

export const writeTexts: WriteSource = (folder, language, count) =>
  writeLines(folder, [...linesOf(language, 11, count)]);

const PAGES = sharedPath('samples/html');

/** Real pages, mark-up and scripts and all, each a few times over; where there are none, bare ones. */
export const writePages: WriteSource = (folder, language, count) => {
  const real = sharedIsPresent
    ? readdirSync(PAGES).map((name) => readFileSync(join(PAGES, name, 'source.html'), 'utf8'))
    : [];
  let number = 0;
  for (const { title, text } of linesOf(language, 12, count)) {
    const paragraphs = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
    const bare = `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
    writeFileSync(join(folder, `${number}.html`), real[number % real.length] ?? bare);
    number++;
  }
};

const SPOKEN = /“(?<words>[^”]+)”/gu;
/** As many characters stand around a quotation in a record. */
const AROUND = 100;

const spokenIn = (text: string) =>
  [...text.matchAll(SPOKEN)].map(({ index, groups, 0: marked }) => ({
    pre: text.slice(Math.max(0, index - AROUND), index),
    quote: groups?.words ?? '',
    post: text.slice(index + marked.length, index + marked.length + AROUND),
  }));

export const writeGdelt: WriteSource = (folder, language, count) =>
  writeLines(
    folder,
    [...linesOf(language, 13, count)].map(({ id, title, text }) => {
      return { date: '2024-05-06T10:37:00Z', url: `https://osk.example/${id}`, title, quotes: spokenIn(text) };
    }),
  );

export const writeQuotebank: WriteSource = (folder, language, count) =>
  writeLines(
    folder,
    [...linesOf(language, 14, count)].flatMap(({ id, date, text }) =>
      spokenIn(text).map(({ quote }, index) => ({
        quoteID: `${id}-${index}`,
        quotation: quote,
        speaker: 'Mara Quill',
        probas: [
          ['Mara Quill', '0.91'],
          ['None', '0.09'],
        ],
        date: `${date} 00:00:00`,
        urls: [`https://osk.example/${id}`],
      })),
    ),
  );

export const makeFolder = (parent: string, name: string): string => {
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
};
