import { describe, expect, it } from 'vitest';
import { canonicalOutlet, looksLikeOutlet, outletAt, splitTitle } from '../../../src/corpus/facts/outlets.js';

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
