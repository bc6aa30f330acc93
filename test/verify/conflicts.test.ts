import { describe, expect, test } from 'vitest';
import { conflictsBetween } from '../../src/verify/wording/conflicts.js';

const kinds = (asked: string, printed: string): string[] =>
  conflictsBetween(asked, printed, { start: 0, end: printed.length }).map(({ kind }) => kind);

describe('the same content in other words', () => {
  test.each([
    ['Holt promised 400 new homes', 'The mayor, Ada Holt, pledged to build 600 homes', 'number'],
    ['Lindqvist will not close the harbour', 'The harbour will be closed, Lindqvist said', 'negation'],
    ['Solheim wants to raise the toll', 'A lower toll is what Solheim wants', 'negation'],
    ['Ekdal sued the council', 'The council was sued by Varga', 'name'],
    ['Holt accused Ekdal of theft', 'Ekdal accused Holt of theft', 'name'],
    ['Ekdal was accused of theft by Holt', 'Ekdal accused Holt of theft', 'name'],
  ])('%s / %s: %s', (asked, printed, kind) => {
    expect(kinds(asked, printed)).toContain(kind);
  });

  test('both sides of it are told, and where the print has its own', () => {
    const printed = 'The mayor, Ada Holt, pledged to build 600 homes';
    const [conflict] = conflictsBetween('Holt promised 400 new homes', printed, { start: 0, end: printed.length });
    expect(conflict).toEqual({
      op: 'substitute',
      asked: '400',
      printed: '600',
      kind: 'number',
      at: { start: 38, end: 41 },
    });
  });

  test.each([
    ['Holt promised 400 new homes', 'The mayor, Ada Holt, pledged to build 400 homes'],
    ['Holt accused Ekdal of theft', 'Ekdal was accused of theft by Holt'],
    ['Lindqvist will close the harbour', 'The harbour will be closed, Lindqvist said'],
    ['Solheim wants to raise the toll', 'A higher toll is what Solheim wants'],
  ])('no conflict: %s / %s', (asked, printed) => {
    expect(kinds(asked, printed)).toEqual([]);
  });
});
