/** Makes a reply fit: the longest blocks give way, and each that does says so. */
import type { Block, Run } from '../reply.js';
import { capOf } from '../room.js';

const SHORTENED: Run = { text: '… (shortened)', mark: 'emphasis' };

/** What Block Kit's JSON adds to each stretch of text, and to each line. */
const RUN = 50;
const LINE = 50;
/** With less room than this a block says nothing. */
const LEAST = 300;

const costOfRuns = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, href }) => sum + RUN + text.length + (href?.length ?? 0), 0);

const costOf = (block: Block): number => {
  if (block.kind === 'heading') return LINE + RUN + block.text.length;
  const line = LINE + ('label' in block && block.label !== undefined ? RUN + block.label.length : 0);
  if (block.kind !== 'list') return line + costOfRuns(block.runs);
  return block.items.reduce((sum, item) => sum + LINE + costOfRuns(item), line);
};

/** The first `room` units of a text, no character cut in two. */
const head = (text: string, room: number): string => text.slice(0, Math.max(0, room)).replace(/[\uD800-\uDBFF]$/, '');

/** Runs that hold within `room`; a link goes whole or not at all. */
const headOfRuns = (runs: readonly Run[], room: number): Run[] => {
  const kept: Run[] = [];
  let left = room - costOfRuns([SHORTENED]);
  for (const run of runs) {
    const cost = costOfRuns([run]);
    if (cost > left) {
      if (!run.href && left > RUN) kept.push({ ...run, text: head(run.text, left - RUN) });
      break;
    }
    kept.push(run);
    left -= cost;
  }
  return [...kept, SHORTENED];
};

const headOfItems = (items: readonly Run[][], room: number): Run[][] => {
  const kept: Run[][] = [];
  let left = room - LINE - costOfRuns([SHORTENED]);
  for (const item of items) {
    const cost = LINE + costOfRuns(item);
    if (cost > left) return [...kept, headOfRuns(item, left + costOfRuns([SHORTENED]))];
    kept.push(item);
    left -= cost;
  }
  return kept;
};

/** @param cap at least `LEAST` */
const shorten = (block: Block, cap: number): Block => {
  if (costOf(block) <= cap) return block;
  const room = cap - LINE - RUN;
  if (block.kind === 'heading')
    return { ...block, text: head(block.text, room - SHORTENED.text.length) + SHORTENED.text };
  const label = 'label' in block ? head(block.label ?? '', room / 2) : '';
  const rest = room - label.length;
  if (block.kind === 'list') return { ...block, label, items: headOfItems(block.items, rest) };
  const runs = headOfRuns(block.runs, label === '' ? cap - LINE : rest);
  return label === '' || !('label' in block) ? { ...block, runs } : { ...block, label, runs };
};

/**
 * @param room characters that all blocks together may take in Block Kit's JSON, buttons aside
 * @returns the same blocks where they fit. Otherwise every block above one common length is cut to it; where that would
 * leave nothing of any, the last ones go. What is cut says "… (shortened)".
 */
export const fitBlocks = (blocks: readonly Block[], room: number): Block[] => {
  const cap = capOf(blocks.map(costOf), room);
  if (cap >= LEAST) return blocks.map((block) => shorten(block, cap));
  const most = Math.max(0, Math.floor(room / LEAST) - 1);
  return [...blocks.slice(0, most).map((block) => shorten(block, LEAST)), { kind: 'text', runs: [SHORTENED] }];
};
