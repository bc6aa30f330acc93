/** Five real reports as they were saved. Read where they lie: their text is no part of this repository. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.js';
import { needsShared, sharedIsPresent, sharedPath } from '../shared.js';
import { paragraphs, readAll } from './read.js';

const seeds = sharedPath('seeds');

describe.skipIf(!sharedIsPresent)(needsShared('five real reports'), () => {
  const report = async (number: string): Promise<Article> => {
    const { items } = await readAll(seeds);
    const found = items.find(({ article }) => article.id.startsWith(number));
    if (found === undefined) throw new Error(`no report ${number}`);
    return found.article;
  };

  it('reads all and passes nothing over', async () => {
    const { items, skipped } = await readAll(seeds);
    expect(items).toHaveLength(5);
    expect(skipped).toEqual([]);
  });

  it('takes the date in front of the first paragraph off it', async () => {
    const article = await report('000');
    expect(article).toMatchObject({ outlet: null, title: null, byline: null, agencies: ['AFP'] });
    expect(article.published).toEqual({ date: '2025-08-16', precision: 'day' });
    expect(article.credits).toContainEqual({ kind: 'told', agency: 'AFP', evidence: 'told AFP' });
    expect(paragraphs(article)).toHaveLength(13);
    expect(article.text).toMatch(/^NATO's collective security/);
  });

  it('keeps title, byline, date, caption, related link and address out of the text', async () => {
    const article = await report('001');
    expect(article).toMatchObject({ outlet: 'The Moscow Times', byline: 'AFP', agencies: ['AFP'] });
    expect(article.title).toMatch(/^U\.S\. Proposed .* AFP Source$/);
    expect(article.url).toMatch(/^https:\/\/www\.themoscowtimes\.com\/2025\/08\/16\/.*-a90249$/);
    expect(article.outletEvidence).toBe(article.url);
    expect(article.published).toEqual({ date: '2025-08-16', precision: 'day' });
    expect(article.credits[0]).toEqual({ kind: 'text', agency: 'AFP', evidence: 'By AFP' });
    expect(paragraphs(article)).toHaveLength(17);
    expect(article.text).toMatch(/^The U\.S\. has proposed/);
    expect(article.text).not.toMatch(/\*\*|Related article|Original url|By AFP|TASS/);
  });

  it('keeps the appeal out of the text and takes the outlet from it', async () => {
    const article = await report('002');
    expect(article.outlet).toBe('The Moscow Times');
    expect(article.outletEvidence).toBe('A Message from The Moscow Times:');
    expect(article).toMatchObject({ title: null, byline: null, agencies: ['AFP'] });
    expect(article.published).toEqual({ date: null, precision: 'unknown' });
    expect(paragraphs(article)).toHaveLength(17);
    expect(article.text).not.toMatch(/Message|readers|Remind me/);
    expect(article.text).toBe((await report('001')).text);
  });

  it('keeps a standfirst and a subhead, and takes no title from them', async () => {
    const article = await report('003');
    expect(article).toMatchObject({
      outlet: null,
      title: null,
      byline: 'With inputs from agencies',
      agencies: ['AFP'],
    });
    expect(article.published).toEqual({ date: null, precision: 'unknown' });
    expect(paragraphs(article)).toHaveLength(23);
    expect(paragraphs(article)[0]).toMatch(/^The US has proposed/);
    expect(paragraphs(article)).toContainEqual(expect.stringMatching(/^European Leaders [^.]*$/));
    expect(article.text).not.toMatch(/inputs from|End of Article/);
  });

  it('drops an image and both its captions, and reads the closing line', async () => {
    const article = await report('004');
    expect(article).toMatchObject({ outlet: null, title: null, byline: 'Huyen Le', agencies: ['AFP', 'Reuters'] });
    expect(article.published).toEqual({ date: null, precision: 'unknown' });
    expect(article.credits).toContainEqual({
      kind: 'text',
      agency: 'Reuters',
      evidence: 'Huyen Le (According to AFP, Reuters)',
    });
    expect(paragraphs(article)).toHaveLength(15);
    expect(article.text).not.toMatch(/Photo|!\[|Huyen Le/);
  });
});
