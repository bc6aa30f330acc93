/** Makes a reply fit: the longest blocks give way, and each that does says so. */
import type { Block, Run } from '../reply.js';

const SHORTENED = '… (shortened)';

const costOfRuns = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, href }) => sum + text.length + (href?.length ?? 0), 0);

const costOf = (block: Block): number => {
  if (block.kind === 'heading') return block.text.length;
  if (block.kind === 'list') return block.label.length + block.items.reduce((sum, item) => sum + costOfRuns(item), 0);
  return costOfRuns(block.runs) + (block.kind === 'field' ? block.label.length : 0);
};

/** The first `room` units of a text, no character cut in two. */
const head = (text: string, room: number): string => text.slice(0, Math.max(0, room)).replace(/[\uD800-\uDBFF]$/, '');

/** Runs that hold within `room`; a link goes whole or not at all. */
const headOfRuns = (runs: readonly Run[], room: number): Run[] => {
  const kept: Run[] = [];
  let left = room;
  for (const run of runs) {
    const cost = costOfRuns([run]);
    if (cost > left) {
      if (!run.href) kept.push({ ...run, text: head(run.text, left) });
      break;
    }
    kept.push(run);
    left -= cost;
  }
  return [...kept, { text: SHORTENED, mark: 'emphasis' }];
};

const headOfItems = (items: readonly Run[][], room: number): Run[][] => {
  const kept: Run[][] = [];
  let left = room;
  for (const item of items) {
    const cost = costOfRuns(item);
    if (cost > left) return [...kept, headOfRuns(item, left)];
    kept.push(item);
    left -= cost;
  }
  return kept;
};

const shorten = (block: Block, cap: number): Block => {
  if (costOf(block) <= cap) return block;
  const room = cap - SHORTENED.length;
  if (block.kind === 'heading') return { ...block, text: head(block.text, room) + SHORTENED };
  if (block.kind === 'field') {
    const label = head(block.label, room);
    return { ...block, label, runs: headOfRuns(block.runs, room - label.length) };
  }
  if (block.kind === 'list') {
    const label = head(block.label, room);
    return { ...block, label, items: headOfItems(block.items, room - label.length) };
  }
  return { ...block, runs: headOfRuns(block.runs, room) };
};

/**
 * @param room characters for all blocks together, addresses of links included
 * @returns the same blocks where they fit; otherwise every block above one common length is cut to it, with "… (shortened)"
 */
export const fitBlocks = (blocks: readonly Block[], room: number): Block[] => {
  const costs = blocks.map(costOf).sort((a, b) => a - b);
  let left = room;
  for (const [i, cost] of costs.entries()) {
    const share = Math.floor(left / (costs.length - i));
    if (cost > share) return blocks.map((block) => shorten(block, share));
    left -= cost;
  }
  return [...blocks];
};
