/** Puts quotes that are one utterance together: interrupted by their attribution, or run over paragraphs. */
import type { Quotation, QuotationKind, Span } from '../../model.js';
import type { QuoteSpan } from '../marks/quote-spans.js';
import type { Document } from '../parse/document.js';
import { tokenKind } from '../parse/tokens.js';
import type { Piece } from './pieces.js';

const MAX_INTERRUPTION = 30;

const isSpoken = (kind: QuotationKind): boolean => kind === 'direct' || kind === 'mixed';

/** `"…," she said, "…"` and `"…," she said. "…"`: nothing stands between the two but who said it. */
const goesOn = (document: Document, before: Piece, after: Piece): boolean => {
  const { tokens } = document;
  if (before.mention < 0 || before.mention !== after.mention || before.kind !== 'direct' || !isSpoken(after.kind))
    return false;
  if (after.token - before.token - 1 > MAX_INTERRUPTION) return false;
  const head = document.mentions[before.mention]?.head ?? -1;
  if (head < before.token || head > after.token) return false;
  const sentence = tokens.sentence[before.token];
  let ended = false;
  for (let i = before.token + 1; i < after.token; i++) {
    if (tokens.kind[i] === tokenKind.break) return false;
    // Another sentence of the reporter's own parts them.
    if (ended) return false;
    if (tokens.kind[i] === tokenKind.stop && tokens.sentence[i] === sentence) ended = true;
  }
  return true;
};

const partsOf = ({ stretches }: QuoteSpan): Span[] => stretches.map(({ start, end }) => ({ start, end }));

/** Quotations of an article in order, from its quotes in order. */
export const assemble = (document: Document, pieces: readonly Piece[]): Quotation[] => {
  const quotations: Quotation[] = [];
  let previous: Piece | null = null;
  for (const piece of pieces) {
    const last = quotations.at(-1);
    const parts = partsOf(piece.span);
    if (previous && last && goesOn(document, previous, piece)) {
      last.parts.push(...parts);
      last.end = piece.span.end;
      last.text = joinParts(document.tokens.text, last.parts);
    } else {
      quotations.push({
        start: piece.span.start,
        end: piece.span.end,
        kind: piece.kind,
        text: joinParts(document.tokens.text, parts),
        parts,
        speaker: isSpoken(piece.kind) ? piece.speaker : null,
        cue: isSpoken(piece.kind) ? piece.cue : null,
      });
    }
    previous = piece;
  }
  return quotations;
};

const joinParts = (text: string, parts: readonly Span[]): string =>
  parts.map(({ start, end }) => text.slice(start, end)).join(' ');
