/** Reading is linear in a page's length, whatever the page repeats. */
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/corpus/page/page.js';
import { excessOf, TOO_STEEP } from '../growth.js';

const SMALL = 2_500;
const TIMES = 32;

const UNITS = [
  'a',
  ' ',
  '"',
  '“',
  '[',
  '[a](',
  '![](',
  '*',
  '_',
  '`',
  '<http://',
  '\n',
  'a\n',
  '"\n',
  '> ',
  '(AFP',
  'Ada Roe, ',
  '. ',
  '- ',
  '|',
  '\u00a0',
  '---\n',
  'Photo: x\n',
  'We need you\n',
  'told AFP ',
  '1',
  '12:',
];

const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** The unit without end, and on the longest lines that rules look at. */
const SHAPES: Record<string, (unit: string, length: number) => string> = {
  'one line': fill,
  'many lines': (unit, length) => fill(`${fill(unit, 590)}!\n`, length),
};

describe.each(Object.keys(SHAPES))('%s of', (shape) => {
  it.each(UNITS.map((unit) => [JSON.stringify(unit), unit]))('%s', (_, unit) => {
    const page = (length: number): string => SHAPES[shape]?.(unit, length) ?? '';
    const read = (text: string): unknown => readPage(text, null);
    expect(excessOf(read, page(SMALL), page(SMALL * TIMES))).toBeLessThan(TOO_STEEP);
  });
});
