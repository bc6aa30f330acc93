/**
 * One folder a page: `article.*` as it was saved, `expected.json` what a reader would take from it.
 * One alone: `npx vitest run test/corpus/pages.test.ts -t <folder>`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOne } from './read.js';

const FOLDER = fileURLToPath(new URL('pages', import.meta.url));

describe('pages as they are saved', () => {
  it.each(readdirSync(FOLDER).sort())('%s', async (slug) => {
    const name = readdirSync(`${FOLDER}/${slug}`).find((file) => file.startsWith('article.')) ?? '';
    const expected: unknown = JSON.parse(readFileSync(`${FOLDER}/${slug}/expected.json`, 'utf8'));
    const { id, text, language, address, ...article } = await readOne(readFileSync(`${FOLDER}/${slug}/${name}`), name);
    expect({ ...article, paragraphs: text.split('\n\n') }).toEqual(expected);
    expect(id).toBe(name);
  });
});
