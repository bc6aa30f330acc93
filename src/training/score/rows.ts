/** What the product finds for each query, as the rows that the score learns from. */
import type { Store } from '../../store/store.js';
import { tokenise } from '../../text/tokens.js';
import { prepareQuestion } from '../../verify/align/asked.js';
import { type Evidence, evidenceOf } from '../../verify/align/score.js';
import { compareAll, type Judged } from '../../verify/match/judged.js';
import { takeApartInPlace } from '../../verify/match/pieces.js';
import { findPlaces, lookUp } from '../../verify/match/places.js';
import type { Query } from './queries.js';

export interface Row {
  group: string;
  passages: number;
  evidence: Evidence;
  /** Whether what was found is what the query was made of. */
  right: boolean;
}

const AROUND = 700;

const isOf = ({ comparison: { place, region } }: Judged, sentence: string): boolean => {
  const { text } = place.stored.article;
  const near = tokenise(text.slice(Math.max(0, region.start - AROUND), region.end + AROUND)).words.join(' ');
  return near.includes(tokenise(sentence).words.join(' '));
};

/** A sentence that was kept out but stands in another article is no absent one. */
const isPresent = ({ share, run, proof }: Evidence): boolean =>
  (share > 0.97 && run > 0.97) || (share > 0.93 && run > 0.8 && proof > 12);

export const measure = async (store: Store, queries: readonly Query[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const { group, text, gold } of queries) {
    const { candidates, ...frequencies } = await lookUp(store, text);
    const { passages } = frequencies;
    const asked = prepareQuestion(text, frequencies);
    const whole = { from: 0, to: asked.words.length };
    const found = await findPlaces(store, asked, whole, candidates);
    const [top] = compareAll(asked, found, whole);
    if (!top) {
      rows.push({ group, passages, evidence: evidenceOf(asked, []), right: false });
      continue;
    }
    const evidence = evidenceOf(asked, [top.comparison]);
    if (gold.length === 0 && isPresent(evidence)) continue;
    rows.push({ group, passages, evidence, right: gold.some((sentence) => isOf(top, sentence)) });
    const pieces = takeApartInPlace(asked, top);
    if (!pieces) continue;
    const together = evidenceOf(asked, pieces);
    const right = pieces.every((comparison) => gold.some((sentence) => isOf({ ...top, comparison }, sentence)));
    rows.push({ group: `${group}+`, passages, evidence: together, right: right && gold.length > 0 });
  }
  return rows;
};
