/**
 * One folder a case, below a folder for its reader: one file as it comes, `expected.json` what a reader would take from it.
 * One alone: `npx vitest run test/corpus/readers.test.ts -t nitf/prefixed-and-quotes`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll } from './read.js';

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
      items.map(async ({ article: { text, credits, outletEvidence, ...article }, quotations, leftOut }) => ({
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
      })),
    );
    expect({ articles, skipped }).toEqual(expected);
  });
});
