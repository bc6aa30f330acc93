import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Excerpt, Quotation, Span } from '../../../src/model.js';
import { packQuotations, unpackQuotations } from '../../../src/store/sqlite/catalog/quotations.js';

const TEXT = 'The keeper said: “Nobody climbs the tower,” and then, later, “not even the gulls.” He meant it — 灯台.';

const span = fc
  .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
  .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const excerpt = span.map((one): Excerpt => ({ ...one, text: TEXT.slice(one.start, one.end) }));
const maybe = fc.option(fc.string(), { nil: null });
const speaker = fc.record({
  mention: fc.option(excerpt, { nil: null }),
  name: maybe,
  role: maybe,
  kind: fc.constantFrom('person' as const, 'group' as const, 'anonymous' as const),
  confidence: fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  condition: maybe,
  audience: maybe,
  candidates: fc.array(fc.string()),
});
const quotation: fc.Arbitrary<Quotation> = fc
  .tuple(span, fc.array(span, { maxLength: 4 }), fc.option(fc.string(), { nil: null }))
  .chain(([whole, unsorted, own]) => {
    const parts = unsorted.filter((part, i) => unsorted.slice(0, i).every((before) => before.end <= part.start));
    const inside = parts.filter((part) => part.start >= whole.start);
    const printed = (inside.length > 0 ? inside : [whole]).map(({ start, end }) => TEXT.slice(start, end)).join(' ');
    return fc.record({
      start: fc.constant(whole.start),
      end: fc.constant(whole.end),
      kind: fc.constantFrom('direct' as const, 'indirect' as const, 'scare' as const),
      text: fc.constant(own ?? printed),
      parts: fc.constant(inside),
      speaker: fc.option(speaker, { nil: null }),
      cue: fc.option(excerpt, { nil: null }),
    });
  });

describe('quotations as bytes', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(quotation, { maxLength: 5 }), (quotations) => {
        const back = unpackQuotations(packQuotations(quotations, TEXT), TEXT);
        expect(JSON.stringify(back)).toBe(JSON.stringify(quotations.map(inOrder)));
      }),
    );
  });

  it('write no word twice that the text has', () => {
    const start = TEXT.indexOf('Nobody');
    const part = { start, end: start + 'Nobody climbs the tower,'.length };
    const one: Quotation = {
      ...part,
      kind: 'direct',
      text: 'Nobody climbs the tower,',
      parts: [part],
      speaker: null,
      cue: null,
    };
    expect(packQuotations([one], TEXT).length).toBeLessThan(45);
  });
});

/** The fields in the order in which they are read back: only the content counts. */
const inOrder = ({ start, end, kind, text, parts, speaker: who, cue }: Quotation): Quotation => {
  const point = (one: Excerpt | null): Excerpt | null => one && { text: one.text, start: one.start, end: one.end };
  const said = who && { ...who, mention: point(who.mention) };
  return { start, end, kind, text, parts, speaker: said, cue: point(cue) };
};
