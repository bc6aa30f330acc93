/** Replies of any shape, for what must hold of all that is drawn. */
import fc from 'fast-check';
import type { Block, Run } from '../../src/chat/reply.js';

/** @param text of headings and labels @param runs of all else */
export const anyBlock = (text: fc.Arbitrary<string>, runs: fc.Arbitrary<Run[]>): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      text,
      tone: fc.constantFrom('match', 'caution', 'warning', 'none'),
    }),
    fc.record({ kind: fc.constantFrom('quote', 'text', 'note'), runs }),
    fc.record({ kind: fc.constant('quote' as const), label: text, runs }),
    fc.record({ kind: fc.constant('field' as const), label: text, runs }),
    fc.record({ kind: fc.constant('list' as const), label: text, items: fc.array(runs, { maxLength: 8 }) }),
  );
