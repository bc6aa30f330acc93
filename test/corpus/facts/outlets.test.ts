import { describe, expect, it } from 'vitest';
import { canonicalOutlet, looksLikeOutlet, outletAt, splitTitle } from '../../../src/corpus/facts/outlets.js';
import { readOne } from '../read.js';

describe('the outlet of an address', () => {
  it.each([
    ['https://www.themoscowtimes.com/2025/08/16/x', 'The Moscow Times'],
    ['https://edition.cnn.com/2024/x', 'CNN'],
    ['https://news.sky.com/story/x', 'Sky News'],
    ['https://timesofindia.indiatimes.com/x', 'The Times of India'],
    ['https://www.bbc.co.uk/news/x', 'BBC News'],
    ['https://amp.theguardian.com/world/x', 'The Guardian'],
    ['http://www.sarnpost.co.uk/a', 'sarnpost.co.uk'],
    ['https://local.sarnpost.example/a', 'sarnpost.example'],
    ['https://ada.substack.com/p/x', 'ada.substack.com'],
    ['https://web.archive.org/web/2024/https://www.dawn.com/news/1', 'Dawn'],
    ['https://archive.ph/https://www.dawn.com/news/1', 'Dawn'],
    ['https://archive.ph/Xy12', null],
    ['https://www.facebook.com/dawn/posts/1', null],
    ['https://t.co/abc', null],
    ['https://news.google.com/articles/1', null],
    ['http://127.0.0.1/x', null],
    ['http://localhost:8080/x', null],
    ['not an address', null],
    ['#', null],
  ])('%s: %s', (url, outlet) => {
    expect(outletAt(url)?.outlet ?? null).toBe(outlet);
    if (outlet !== null) expect(outletAt(url)?.evidence).toBe(url);
  });
});

describe('names of outlets', () => {
  it.each([
    ['Moscow Times', 'The Moscow Times'],
    ['THE GUARDIAN', 'The Guardian'],
    ['Sun', 'Sun'],
    ['Osk Weekly', 'Osk Weekly'],
    ['nyt', 'nyt'],
  ])('%s is stated for %s', (name, outlet) => {
    expect(canonicalOutlet(name)).toBe(outlet);
  });

  it.each([
    ['The Sarn Observer', true],
    ['Radio Sarn', true],
    ['Times of Osk', true],
    ['Le Monde', true],
    ['Ada Roe', false],
    ['The Editor', false],
    ['Cable Network', false],
    ['the daily grind of news', false],
    ['News', false],
    ['Local', false],
    ['Time', false],
  ])('%s looks like one: %s', (name, yes) => {
    expect(looksLikeOutlet(name)).toBe(yes);
  });

  it.each([
    ['Ferry sinks | The Osk Times', 'Ferry sinks', 'The Osk Times'],
    ['Ferry sinks | Local', 'Ferry sinks | Local', null],
    ['Ferry firm is bankrupt – Financial Times', 'Ferry firm is bankrupt – Financial Times', null],
  ])('%s', (title, rest, outlet) => {
    expect(splitTitle(title)).toEqual({ title: rest, outlet: outlet === null ? null : { outlet, evidence: outlet } });
  });
});

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
