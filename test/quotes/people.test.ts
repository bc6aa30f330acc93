import { describe, expect, test } from 'vitest';
import { sameSpeaker } from '../../src/quotes/people.js';

describe('one speaker', () => {
  test.each([
    ['Volodymyr Zelensky', 'Volodymyr Zelenskyy'],
    ['Zelenskiy', 'Volodymyr Zelensky'],
    ['Falk', 'Ines Falk'],
    ['harbour master Ines Falk', 'Ines Falk'],
    ['Dr. Ines Falk', 'Falk'],
    ['Ines M. Falk', 'Ines Falk'],
    ['I. Falk', 'Ines Falk'],
    ['Martin Luther King Jr.', 'Martin Luther King'],
    ['the diplomatic source', 'a diplomatic source'],
    ['Prime Minister Tove Lind', 'Tove Lind'],
  ])('%s and %s', (a, b) => {
    expect(sameSpeaker(a, b).same).toBe(true);
    expect(sameSpeaker(b, a).same).toBe(true);
  });

  test('a surname alone is less sure than a full name', () => {
    expect(sameSpeaker('Falk', 'Ines Falk').confidence).toBeLessThan(
      sameSpeaker('Ines Falk', 'Dr Ines Falk').confidence,
    );
  });
});

describe('two speakers', () => {
  test.each([
    ['Ines Falk', 'Peter Falk'],
    ['Ines Falk', 'Ines Berg'],
    ['the diplomatic source', 'another source with knowledge of the matter'],
    ['a senior official', 'an official'],
    ['the mayor', 'Ines Falk'],
    ['P. Falk', 'Ines Falk'],
  ])('%s and %s', (a, b) => {
    expect(sameSpeaker(a, b).same).toBe(false);
    expect(sameSpeaker(b, a).same).toBe(false);
  });
});
