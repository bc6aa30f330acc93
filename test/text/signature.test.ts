import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areCopies, hashAt, hashesIn, type Signature, signatureOf } from '../../src/text/signature.js';

const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 2, maxLength: 8 }), {
  minLength: 200,
  maxLength: 400,
});

const hashes = (signature: Signature): number[] =>
  Array.from({ length: hashesIn(signature) }, (_, at) => hashAt(signature, at));

test('a text is a copy of itself, in any typography', () => {
  fc.assert(
    fc.property(words, (list) => {
      const plain = signatureOf(list.join(' '));
      const shouted = signatureOf(`“${list.join(' , ').toUpperCase()}”`);
      expect(areCopies(plain, shouted)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('a text with a tenth of its words gone is still found and judged a copy', () => {
  fc.assert(
    fc.property(words, (list) => {
      const distinct = list.map((word, i) => `${word}${i}`);
      const whole = signatureOf(distinct.join(' '));
      const cut = signatureOf(distinct.slice(0, Math.floor(list.length * 0.9)).join(' '));
      expect(areCopies(whole, cut)).toBe(true);
      expect(hashes(cut).filter((hash) => hashes(whole).includes(hash)).length).toBeGreaterThan(1);
    }),
    { numRuns: 30 },
  );
});

test('texts that share no trigram are no copies', () => {
  fc.assert(
    fc.property(words, (list) => {
      const one = list.map((word, i) => `${word}a${i}`).join(' ');
      const two = list.map((word, i) => `${word}b${i}`).join(' ');
      expect(areCopies(signatureOf(one), signatureOf(two))).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('too few words to compare make no signature', () => {
  expect(signatureOf('He said no.')).toHaveLength(0);
  expect(areCopies(signatureOf('He said no.'), signatureOf('He said no.'))).toBe(false);
});

/** Sentences of invented names: none stands in reports of two topics. */
const report = (topic: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) =>
      `Mayor ${topic}a${i} of ${topic}b${i} had sent Roe${topic}${i} a list of ${topic}c${i} pumps by ${topic}d${i}.`,
  );

test('hashes are in order, each once', () => {
  const found = hashes(signatureOf(report('harbour', 60).join(' ')));
  expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
  expect(found.length).toBeGreaterThan(100);
});

test('a third of a report, and a report among as many other paragraphs, are copies of it', () => {
  const whole = signatureOf(report('harbour', 60).join('\n\n'));
  expect(areCopies(whole, signatureOf(report('harbour', 20).join('\n\n')))).toBe(true);
  expect(areCopies(whole, signatureOf([...report('harbour', 60), ...report('market', 60)].join('\n\n')))).toBe(true);
  expect(areCopies(whole, signatureOf(report('market', 60).join('\n\n')))).toBe(false);
});

test('quotes do not make copies', () => {
  const quote = `“${report('harbour', 12).join(' ')}”`;
  const [one, other] = [report('market', 12), report('school', 12)].map((own) => [...own, quote].join('\n\n'));
  expect(areCopies(signatureOf(one as string), signatureOf(other as string))).toBe(false);
});

test('reports filled into one template are no copies', () => {
  const fill = (name: string, number: number): string =>
    `Police are looking for witnesses to a crash on ${name} Street on the outskirts of town. A man of ${number} from ${name} was taken to hospital with cuts and bruises that were not said to be grave. Anyone who saw what happened between ${number} and ${number + 2} is asked to call the station in ${name} or any other.`;
  expect(areCopies(signatureOf(fill('Sarn', 41)), signatureOf(fill('Tolm', 67)))).toBe(false);
});
