import { describe, expect, it } from 'vitest';
import { type GoldArticle, type GoldQuotation, readArticles, splitOf } from '../../src/training/annotated.js';
import { needsShared, sharedIsPresent } from '../shared.js';
import { readCoreferences, readMarked } from './annotations.js';

const LETTER = /[\p{L}\p{N}]/u;

/** Whether neither end cuts a word in two. */
const standsOnWords = (text: string, start: number, end: number): boolean => {
  const cutsAt = (at: number): boolean => LETTER.test(text[at - 1] ?? ' ') && LETTER.test(text[at] ?? ' ');
  return start < end && LETTER.test(text.slice(start, end)) && !cutsAt(start) && !cutsAt(end);
};

describe('annotations', () => {
  it('hold no text of the articles beyond mentions and names', () => {
    const known = new Set(['id', 'start', 'end', 'mention', 'fullName', 'split', 'label']);
    for (const row of [...readCoreferences(), ...readMarked()]) {
      expect(Object.keys(row).filter((key) => !known.has(key))).toEqual([]);
    }
  });

  it('name no stretch twice', () => {
    for (const rows of [readCoreferences(), readMarked()]) {
      expect(new Set(rows.map((row) => `${row.id} ${row.start}`)).size).toBe(rows.length);
    }
  });

  it('are enough to measure by', () => {
    const coreferences = readCoreferences();
    expect(coreferences.filter((row) => row.fullName !== null).length).toBeGreaterThanOrEqual(160);
    expect(coreferences.filter((row) => row.split === 'held-out').length).toBeGreaterThanOrEqual(40);
    expect(readMarked().filter((row) => row.label !== 'speech').length).toBeGreaterThanOrEqual(120);
  });
});

describe.skipIf(!sharedIsPresent)(needsShared('annotations against the articles'), () => {
  const articles = sharedIsPresent ? new Map(readArticles().map((article) => [article.id, article])) : new Map();

  const articleOf = (id: string): GoldArticle => {
    const article = articles.get(id);
    if (!article) throw new Error(`no article ${id}`);
    return article;
  };

  it('place every mention at an annotated quotation with that source', () => {
    for (const { id, start, end, mention, split } of readCoreferences()) {
      const sources = articleOf(id)
        .gold.filter((gold: GoldQuotation) => gold.quoteSpans.some(([from, to]) => from === start && to === end))
        .map((gold: GoldQuotation) => gold.source?.text.trim().slice(0, mention.length));
      expect(sources, `${id} ${start}`).toContain(mention);
      expect(split).toBe(splitOf(id));
    }
  });

  it('give full names as the article prints them', () => {
    for (const { id, fullName } of readCoreferences()) {
      if (fullName !== null) expect(articleOf(id).text).toContain(fullName);
    }
  });

  it('mark whole words between marks', () => {
    for (const { id, start, end } of readMarked()) {
      const { text } = articleOf(id);
      expect(standsOnWords(text, start, end), `${id} ${start}`).toBe(true);
      expect(text.slice(start - 2, start)).toMatch(/["“']$/);
      expect(text.slice(end, end + 2)).toMatch(/^["”']/);
    }
  });
});
