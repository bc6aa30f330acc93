import { describe, expect, it } from 'vitest';
import { readOne } from '../read.js';

describe('the outlet of a page', () => {
  it.each([
    ['a letter from a person', 'Ja.\nA message from Ada Roe\nDear readers,\nPlease donate. You help us.', null],
    [
      'an appeal that names its paper',
      'Ja.\nDear readers,\nPlease help. Donate to The Sarn Lantern and you keep us going.',
      'The Sarn Lantern',
    ],
    ['a copyright line', 'Ja.\n© 2023-2024 Osk Gazette Ltd. All rights reserved.', 'Osk Gazette'],
    ['an agency that owns the copyright', 'Ja.\nCopyright 2024 The Associated Press. All rights reserved.', null],
    ['a paper that the story is about', 'The Osk Gazette was sold, The Moscow Times reported on Monday.', null],
  ])('%s', async (_, page, outlet) => {
    const article = await readOne(page);
    expect(article.outlet).toBe(outlet);
    expect(article.outletEvidence === null).toBe(outlet === null);
  });

  it('is what front matter says, before all else', async () => {
    const article = await readOne(
      '---\noutlet: Osk Weekly\nurl: https://www.dawn.com/1\n---\nJa.\n© 2024 The Sarn Post',
    );
    expect(article).toMatchObject({
      outlet: 'Osk Weekly',
      outletEvidence: 'Osk Weekly',
      url: 'https://www.dawn.com/1',
    });
  });
});
