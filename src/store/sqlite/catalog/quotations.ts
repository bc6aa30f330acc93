/** Quotations as few bytes: what the article's text already says is not written again. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Excerpt, Quotation, QuotationKind, Span, Speaker, SpeakerKind } from '../../../model.js';

/** An excerpt: its start and length; the words stand in the text. */
type PackedExcerpt = [number, number] | 0;

type PackedSpeaker =
  | [
      mention: PackedExcerpt,
      name: string | null,
      role: string | null,
      kind: SpeakerKind,
      confidence: number,
      condition: string | null,
      audience: string | null,
      ...candidates: string[],
    ]
  | 0;

/** `text` is 0 where it is the parts joined, or the whole stretch where there are none. Parts: gap and length in turn. */
type PackedQuotation = [
  kind: QuotationKind,
  start: number,
  length: number,
  text: string | 0,
  parts: number[],
  speaker: PackedSpeaker,
  cue: PackedExcerpt,
];

const packExcerpt = (excerpt: Excerpt | null): PackedExcerpt =>
  excerpt ? [excerpt.start, excerpt.end - excerpt.start] : 0;

const unpackExcerpt = (packed: PackedExcerpt, text: string): Excerpt | null => {
  if (packed === 0) return null;
  const [start, length] = packed;
  return { text: text.slice(start, start + length), start, end: start + length };
};

const packSpeaker = (speaker: Speaker | null): PackedSpeaker => {
  if (!speaker) return 0;
  const { mention, name, role, kind, confidence, condition, audience, candidates } = speaker;
  return [packExcerpt(mention), name, role, kind, confidence, condition, audience, ...candidates];
};

const unpackSpeaker = (packed: PackedSpeaker, text: string): Speaker | null => {
  if (packed === 0) return null;
  const [mention, name, role, kind, confidence, condition, audience, ...candidates] = packed;
  return { mention: unpackExcerpt(mention, text), name, role, kind, confidence, condition, audience, candidates };
};

const packParts = (parts: readonly Span[], from: number): number[] => {
  let previous = from;
  return parts.flatMap(({ start, end }) => {
    const gap = start - previous;
    previous = end;
    return [gap, end - start];
  });
};

const unpackParts = (packed: readonly number[], from: number): Span[] => {
  const parts: Span[] = [];
  let previous = from;
  for (let i = 0; i + 1 < packed.length; i += 2) {
    const start = previous + (packed[i] as number);
    previous = start + (packed[i + 1] as number);
    parts.push({ start, end: previous });
  }
  return parts;
};

const wordsOf = (text: string, whole: Span, parts: readonly Span[]): string =>
  (parts.length > 0 ? parts : [whole]).map(({ start, end }) => text.slice(start, end)).join(' ');

const pack = (quotation: Quotation, text: string): PackedQuotation => {
  const { kind, start, end, parts, speaker, cue } = quotation;
  const words = wordsOf(text, quotation, parts) === quotation.text ? 0 : quotation.text;
  return [kind, start, end - start, words, packParts(parts, start), packSpeaker(speaker), packExcerpt(cue)];
};

const unpack = (packed: PackedQuotation, text: string): Quotation => {
  const [kind, start, length, words, packedParts, speaker, cue] = packed;
  const span = { start, end: start + length };
  const parts = unpackParts(packedParts, start);
  return {
    ...span,
    kind,
    text: words === 0 ? wordsOf(text, span, parts) : words,
    parts,
    speaker: unpackSpeaker(speaker, text),
    cue: unpackExcerpt(cue, text),
  };
};

/** @param text the article's, into which all offsets point */
export const packQuotations = (quotations: readonly Quotation[], text: string): Buffer =>
  deflateRawSync(JSON.stringify(quotations.map((quotation) => pack(quotation, text))), { level: 3 });

/** The inverse of `packQuotations`, with the same text. */
export const unpackQuotations = (bytes: Uint8Array, text: string): Quotation[] =>
  (JSON.parse(inflateRawSync(bytes).toString()) as PackedQuotation[]).map((packed) => unpack(packed, text));
