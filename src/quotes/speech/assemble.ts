/** Puts quotes that are one utterance together: interrupted by their attribution, or run over paragraphs. */
import type { Quotation, QuotationKind, Span, Speaker } from '../../model.js';
import type { Chain } from '../marks/quote-spans.js';
import type { Scene } from '../parse/document.js';
import { kinds } from '../parse/tokens.js';

/** One quote with what was decided on it. */
export interface Piece {
  chain: Chain;
  token: number;
  kind: QuotationKind;
  speaker: Speaker | null;
  cue: Quotation['cue'];
  /** The mention that was chosen, an index into the scene's; -1 where none. */
  mention: number;
}

const MAX_INTERRUPTION = 30;

const isSpoken = (kind: QuotationKind): boolean => kind === 'direct' || kind === 'mixed';

/** `"…," she said, "…"` and `"…," she said. "…"`: nothing stands between the two but who said it. */
const goesOn = (scene: Scene, before: Piece, after: Piece): boolean => {
  const { tape } = scene;
  if (before.mention < 0 || before.mention !== after.mention || before.kind !== 'direct' || !isSpoken(after.kind))
    return false;
  if (after.token - before.token - 1 > MAX_INTERRUPTION) return false;
  const head = scene.mentions[before.mention]?.head ?? -1;
  if (head < before.token || head > after.token) return false;
  const sentence = tape.sentence[before.token];
  let ended = false;
  for (let i = before.token + 1; i < after.token; i++) {
    if (tape.kind[i] === kinds.break) return false;
    // Another sentence of the reporter's own parts them.
    if (ended) return false;
    if (tape.kind[i] === kinds.stop && tape.sentence[i] === sentence) ended = true;
  }
  return true;
};

const partsOf = (chain: Chain): Span[] => chain.stretches.map(({ start, end }) => ({ start, end }));

/** Quotations of an article in order, from its quotes in order. */
export const assemble = (scene: Scene, pieces: readonly Piece[]): Quotation[] => {
  const quotations: Quotation[] = [];
  let previous: Piece | null = null;
  for (const piece of pieces) {
    const last = quotations.at(-1);
    const parts = partsOf(piece.chain);
    if (previous && last && goesOn(scene, previous, piece)) {
      last.parts.push(...parts);
      last.end = piece.chain.end;
      last.text = joinParts(scene.tape.text, last.parts);
    } else {
      quotations.push({
        start: piece.chain.start,
        end: piece.chain.end,
        kind: piece.kind,
        text: joinParts(scene.tape.text, parts),
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
