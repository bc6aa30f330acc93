/** What was pasted, as questions: the ways to read it, within what can be answered whole. */
import { VerbatimError } from '../../errors.js';
import type { Request } from '../../model.js';
import { type Reading, readingsOf } from './readings.js';

export type { Reading } from './readings.js';

/** Longer than any quote anyone prints; beyond it a question is a document. */
const MAX_LENGTH = 20_000;
const MAX_QUOTES = 10;

/**
 * @returns at least one reading, the usual one first; none for small talk
 * @throws VerbatimError `question-empty` without a single word, `question-too-long` beyond what can be answered whole
 */
export const readMessage = (request: Request): Reading[] => {
  if (request.text.length > MAX_LENGTH) {
    throw new VerbatimError(
      'question-too-long',
      `The pasted text has ${request.text.length} characters; at most ${MAX_LENGTH} can be checked at once`,
      'Paste the quote alone',
    );
  }
  const readings = readingsOf(request);
  if (readings === null) return [];
  const [usual] = readings;
  if (!usual) {
    throw new VerbatimError('question-empty', 'There are no words to look up', 'Paste the quote: /quote check "…"');
  }
  if (usual.length > MAX_QUOTES) {
    throw new VerbatimError(
      'question-too-long',
      `The message holds ${usual.length} quotes; at most ${MAX_QUOTES} can be checked at once`,
      'Send them in several messages',
    );
  }
  return readings.filter(({ length }) => length <= MAX_QUOTES);
};
