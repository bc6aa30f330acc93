/** What a reader must know before passing the words on, each with the printed words that prove it. */
import type { Caution, CautionKind, Claim, Span } from '../../model.js';
import { framesOf } from '../align/place.js';
import { cautionsOfCut } from '../cautions/cautions.js';
import type { Match } from '../match/appearance.js';
import { soleSpeakerOf } from './speakers.js';
import { turnsMeaning, type Wordings } from './variants.js';

/** Worst first. */
const ORDER: readonly CautionKind[] = [
  'negation',
  'frame',
  'number',
  'name',
  'joined',
  'speaker',
  'subject',
  'condition',
  'ellipsis',
  'opposite',
  'narration',
  'quantifier',
  'modal',
];

const at = ({ stored: { article } }: Match, kind: CautionKind, { start, end }: Span): Caution => ({
  kind,
  printed: article.text.slice(start, end),
  articleId: article.id,
  at: { start, end },
});

/** Changes of these kinds are cautions of the same name. */
const CHANGED: ReadonlySet<string> = new Set<CautionKind>(['negation', 'number', 'name', 'quantifier', 'modal']);

const ofChanges = (match: Match): Caution[] =>
  match.changes
    .filter(({ kind }) => CHANGED.has(kind))
    .map((change) => at(match, change.kind as CautionKind, change.at));

/** Two utterances as one: where the second begins. */
const ofPieces = (pieces: readonly Match[]): Caution[] =>
  pieces.slice(1).flatMap((piece) => piece.regions.slice(0, 1).map((region) => at(piece, 'joined', region)));

/** Other prints of the utterance that turn its meaning are shown also when the question matches one exactly. */
const ofVariants = (variants: readonly Wordings[]): Caution[] =>
  variants
    .filter(({ turns }) => turns)
    .flatMap(({ match, changes }) =>
      changes
        .filter(turnsMeaning)
        .slice(0, 1)
        .map((change) => at(match, 'opposite', change.at)),
    );

const ofClaim = (match: Match, claim: Claim | null): Caution[] => {
  if (claim !== 'contradicted' && claim !== 'disputed') return [];
  const mention = soleSpeakerOf(match)?.mention;
  return [at(match, 'speaker', mention ?? { start: match.regions[0]?.start ?? 0, end: match.regions[0]?.start ?? 0 })];
};

/** The printed stretches that were asked, parted where the asker left printed words out; an attribution between is not asked for. */
const keptIn = ({ stored, links, quotations }: Match): Span[] => {
  const frames = framesOf(quotations);
  const kept: Span[] = [];
  for (const { printed } of links) {
    const last = kept.at(-1);
    const isNext =
      last && printed.start >= last.start && !leavesOut(stored.article.text, last.end, printed.start, frames);
    if (isNext) last.end = Math.max(last.end, printed.end);
    else kept.push({ ...printed });
  }
  return kept;
};

const leavesOut = (text: string, from: number, to: number, frames: readonly Span[]): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(from, to)) && !frames.some(({ start, end }) => start <= to && end >= from);

const ofCut = (match: Match, asked: string): Caution[] => {
  const kept = keptIn(match);
  if (match.wording === 'paraphrase' || kept.length === 0) return [];
  const { article, quotations } = match.stored;
  return cautionsOfCut({ text: article.text, kept, quotations, asked }).map(({ kind, at: span }) =>
    at(match, kind, span),
  );
};

/** What is known of the nearest print and of the others. */
export interface Judged {
  /** The question's words. */
  asked: string;
  match: Match;
  pieces: readonly Match[];
  variants: readonly Wordings[];
  claim: Claim | null;
}

/** @returns cautions, worst first */
export const listCautions = ({ asked, match, pieces, variants, claim }: Judged): Caution[] => {
  const [region] = match.regions;
  return [
    ...ofChanges(match),
    ...ofCut(match, asked),
    ...ofPieces(pieces),
    ...ofVariants(variants),
    ...ofClaim(match, claim),
    ...(match.printedAs === 'narration' && region ? [at(match, 'narration', region)] : []),
  ].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
};
