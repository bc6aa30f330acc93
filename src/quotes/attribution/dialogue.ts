/** Dialogue that stops saying who speaks: after somebody has replied, a paragraph of bare words may be either's. */

import type { Document } from '../parse/document.js';
import { tokenKind } from '../parse/tokens.js';
import type { Choice, Step } from './attribute.js';
import { ending } from './context.js';
import words from './speakers.json' with { type: 'json' };

/** Below the share at which a name is given. */
export const UNDECIDED = 0.39;
const MAX_SILENT = 12;
const MAX_REACH = 12;
const REPLIES = new Set(words.replied);

type Decided = Step & Choice;

const keyOf = ({ keys }: Document, step: Decided): string => keys[step.candidates[step.picked]?.mention ?? -1] ?? '';

const isSilent = ({ context }: Step): boolean => context.opensParagraph && context.closesParagraph;

/** Whether the paragraph goes on with a verb of replying ("…,” Bell replied"). */
const isReply = ({ tokens }: Document, { context }: Step): boolean => {
  for (let i = context.token + 1; i <= context.token + MAX_REACH; i++) {
    if (i >= tokens.count || tokens.kind[i] === tokenKind.break) return false;
    if (REPLIES.has(tokens.word[i] ?? '')) return true;
  }
  return false;
};

/** `“…,” said Bell. ¶ “…,” Brandt replied. ¶ “…” ¶ “…”`: whether the quote is one of the last two. */
export const isInDialogue = (document: Document, steps: readonly Decided[], index: number): boolean => {
  let i = index;
  for (; i > index - MAX_SILENT; i--) {
    const step = steps[i];
    if (!step || step.context.paragraphGap > 1) return false;
    if (!isSilent(step)) break;
  }
  const replied = steps[i];
  const asked = steps[i - 1];
  if (i === index || !replied || !asked || replied.context.paragraphGap !== 1 || isSilent(asked)) return false;
  return (
    (isReply(document, replied) || asked.context.ending === ending.question) &&
    keyOf(document, replied) !== keyOf(document, asked)
  );
};
