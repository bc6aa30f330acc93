/** One block of a reply as Markdown, within a number of characters. */
import type { Block } from '../../reply.js';
import { isBlank } from './escape.js';
import { inline, quoted, SHORTENED } from './runs.js';

/** Room for the line that says how many items are missing. */
const MORE_ROOM = SHORTENED.length + ': 1000000 more'.length;

const drawList = (block: Extract<Block, { kind: 'list' }>, limit: number): string => {
  const label = inline([{ text: block.label, mark: 'strong' }], Math.ceil(limit / 2));
  const items = block.items.map((item) => `\n- ${inline(item)}`);
  const whole = label + items.join('');
  if (whole.length <= limit) return whole;
  let text = label;
  let kept = 0;
  for (const item of items) {
    if (text.length + item.length + MORE_ROOM > limit) break;
    text += item;
    kept += 1;
  }
  const [first] = block.items;
  if (kept === 0 && first !== undefined) {
    text += `\n- ${inline(first, Math.max(0, limit - text.length - MORE_ROOM))}`;
    kept = 1;
  }
  return kept < items.length ? `${text}\n${SHORTENED}: ${items.length - kept} more` : text;
};

/** What stands around the words is part of the limit. */
const around = (before: string, draw: (limit: number) => string, limit: number): string => {
  const text = draw(limit - before.length);
  return isBlank(text) ? '' : before + text;
};

/** The label is small print above the quotation: it must not be taken for quoted words. */
const drawQuote = ({ label = '', runs }: Extract<Block, { kind: 'quote' }>, limit: number): string => {
  if (isBlank(label)) return quoted(runs, limit);
  const small = `-# ${inline([{ text: label }], Math.ceil(limit / 2))}\n`;
  return around(small, (room) => quoted(runs, room), limit);
};

/** @returns Markdown of at most `limit` characters, provided that is at least 100; empty where there is nothing to read */
export const drawBlock = (block: Block, limit = Number.POSITIVE_INFINITY): string => {
  switch (block.kind) {
    case 'heading':
      return around('## ', (room) => inline([{ text: block.text }], room), limit);
    case 'quote':
      return drawQuote(block, limit);
    case 'text':
      return inline(block.runs, limit);
    case 'field': {
      const label = inline([{ text: block.label, mark: 'emphasis' }], Math.ceil(limit / 2));
      return around(`${label}: `, (room) => inline(block.runs, room), limit);
    }
    case 'list':
      return drawList(block, limit);
    case 'note':
      return around('-# ', (room) => inline(block.runs, room), limit);
  }
};
