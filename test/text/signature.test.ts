import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areCopies, bandsOf, MOST_BANDS, type Signature, signatureOf } from '../../src/text/signature.js';

const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 2, maxLength: 8 }), {
  minLength: 200,
  maxLength: 400,
});

const bands = (signature: Signature): Uint32Array => {
  const into = new Uint32Array(MOST_BANDS);
  return into.subarray(0, bandsOf(signature, into));
};

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
      expect(bands(whole).some((band) => bands(cut).includes(band))).toBe(true);
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
