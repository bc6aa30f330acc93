/** A passage that holds the words of several speakers, with the reporter's between them: several quotes, not one. */
import type { Quotation, Span } from '../../model.js';
import { isSpoken } from '../align/place.js';
import type { Match } from '../match/appearance.js';
import { compareSpeakers } from './sameness.js';

/** Fewer words of one speaker are no quote of their own. */
const LEAST_WORDS = 3;

/** Share of the asked words that must stand there: who tells it in other words copied no report of two. */
const COPIED = 0.9;

/** Two answers for one person's words do less harm than one for two people's. */
const LIKELY = 0.5;

/** The asked words that a quotation prints. */
const askedOf = ({ links }: Match, { parts }: Quotation): Span | null => {
  const within = links.filter(({ printed }) =>
    parts.some(({ start, end }) => printed.start < end && printed.end > start),
  );
  const [first, last] = [within[0], within.at(-1)];
  return first && last && within.length >= LEAST_WORDS ? { start: first.asked.start, end: last.asked.end } : null;
};

/**
 * @returns the stretches of the question that are one speaker's each, in its order; none where all are one speaker's
 */
export const partSpeakers = (match: Match): Span[] => {
  if (match.wording === 'spliced' || match.share < COPIED) return [];
  const spoken = match.quotations.filter(isSpoken);
  const stretches: { span: Span; quotation: Quotation }[] = [];
  for (const quotation of spoken) {
    const span = askedOf(match, quotation);
    if (!span) continue;
    const last = stretches.at(-1);
    if (last && compareSpeakers(last.quotation.speaker, quotation.speaker, LIKELY) !== 'other')
      last.span.end = Math.max(last.span.end, span.end);
    else stretches.push({ span, quotation });
  }
  return stretches.map(({ span }) => span);
};
