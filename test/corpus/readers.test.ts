/**
 * One folder a case, below a folder for its reader: one file as it comes, `expected.json` what a reader would take from it.
 * One alone: `npx vitest run test/corpus/readers.test.ts -t nitf/prefixed-and-quotes`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, readFiles } from './read.js';

const FOLDER = fileURLToPath(new URL('readers', import.meta.url));

interface Expected {
  articles: { paragraphs: string[]; quotations?: object[]; leftOut?: string[] }[];
  skipped: object[];
}

const cases = readdirSync(FOLDER).flatMap((reader) =>
  readdirSync(path.join(FOLDER, reader)).map((slug) => `${reader}/${slug}`),
);

describe('files of every format', () => {
  it.each(cases.sort())('%s', async (slug) => {
    const folder = path.join(FOLDER, slug);
    const name = readdirSync(folder).find((file) => file !== 'expected.json') ?? '';
    const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected;
    const { items, skipped } = await readAll(path.join(folder, name));
    const articles = await Promise.all(
      items.map(
        async ({ article: { text, credits, outletEvidence, language, address, ...article }, quotations, leftOut }) => ({
          ...article,
          paragraphs: text.split(/\n+/u),
          ...(quotations && {
            quotations: quotations.map((quotation) => ({
              printed: text.slice(quotation.start, quotation.end),
              speaker: quotation.speaker?.name ?? null,
              confidence: quotation.speaker?.confidence ?? null,
              candidates: quotation.speaker?.candidates ?? [],
            })),
          }),
          leftOut: (await leftOut()).map(({ text: words, as }) => `${as}: ${words}`),
        }),
      ),
    );
    expect({ articles, skipped }).toEqual(expected);
  });
});

/** The same damage in every run. */
const damaged = (bytes: Buffer, turn: number): Buffer => {
  const at = Math.floor((bytes.length * ((turn * 7) % 11)) / 11);
  if (turn % 2 === 0) return bytes.subarray(0, at);
  const changed = Buffer.from(bytes);
  for (let step = 0; step < 5; step++) changed[(at + step * 13) % bytes.length] = (turn * 37 + step * 101) % 256;
  return changed;
};

describe('the same files, damaged', () => {
  it.each(cases)('%s', async (slug) => {
    const folder = path.join(FOLDER, slug);
    const name = readdirSync(folder).find((file) => file !== 'expected.json') ?? '';
    const bytes = readFileSync(path.join(folder, name));
    for (const turn of [1, 2, 3, 4, 5, 6]) {
      const { items, skipped } = await readFiles({ [name]: damaged(bytes, turn) });
      expect(items.length + skipped.length).toBeGreaterThan(0);
      for (const { article } of items) {
        for (const trace of ['\0', '%PDF-', 'PK\u0003\u0004']) expect(article.text).not.toContain(trace);
      }
    }
  });
});
