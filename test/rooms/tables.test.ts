/** Lists of words and rules as data: each says where it comes from. */
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './imports.js';

/** Written by a program, which says so itself. */
const LEARNED = ['quotes/attribution/weights.json'];

describe('a list of words says in its first line where it comes from', () => {
  const lists = [...sourceFiles('.json')].filter(
    ([file]) => /^(?:quotes|corpus)\//u.test(file) && !LEARNED.includes(file),
  );

  it.each(lists)('%s', (_, json) => {
    const list = JSON.parse(json) as { about?: unknown };
    expect(Object.keys(list)[0]).toBe('about');
    expect(String(list.about).split(' ').length).toBeGreaterThan(4);
  });
});
