/** What Slack refuses in a message, beyond the shape of its blocks. Source: the limits in its Block Kit reference. */
import type { KnownBlock } from '@slack/types';
import { hasShape } from './block-schema.js';

export interface SentMessage {
  text?: string;
  blocks?: KnownBlock[];
}

const BLOCKS = 50;
const TEXT = 40_000;
/** Of the JSON. Undocumented: refused somewhere above 12,000, so stay well below. */
const ALL_BLOCKS = 10_000;

interface Limit {
  at: RegExp;
  max: number;
  min?: number;
}

/** Lengths of strings and arrays, by where they stand. */
const LIMITS: readonly Limit[] = [
  { at: /\.text\.text$/, max: 3000, min: 1 },
  { at: /\.elements\.\d+\.text$/, max: ALL_BLOCKS, min: 1 },
  { at: /\.fields$/, max: 10 },
  { at: /\.fields\.\d+\.text$/, max: 2000, min: 1 },
  { at: /\.(?:action_id|block_id)$/, max: 255, min: 1 },
  { at: /\.value$/, max: 2000 },
  { at: /\.url$/, max: 3000, min: 1 },
  { at: /\.elements$/, max: Number.POSITIVE_INFINITY, min: 1 },
];

const BY_BLOCK: Partial<Record<string, readonly Limit[]>> = {
  header: [{ at: /^\.text\.text$/, max: 150, min: 1 }],
  actions: [
    { at: /^\.elements$/, max: 25, min: 1 },
    { at: /^\.elements\.\d+\.text\.text$/, max: 75, min: 1 },
  ],
  context: [
    { at: /^\.elements$/, max: 10, min: 1 },
    { at: /^\.elements\.\d+\.text$/, max: 3000, min: 1 },
  ],
};

const walk = (value: unknown, path: string, visit: (value: string | unknown[], path: string) => void): void => {
  if (typeof value === 'string' || Array.isArray(value)) visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`, visit);
};

const blockFaults = (block: KnownBlock, index: number): string[] => {
  const faults: string[] = [];
  walk(block, '', (value, path) => {
    for (const { at, max, min = 0 } of [...LIMITS, ...(BY_BLOCK[block.type] ?? [])]) {
      if (!at.test(path) || (value.length >= min && value.length <= max)) continue;
      faults.push(`blocks[${index}]${path}: ${value.length} long, must be ${min} to ${max}`);
    }
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
      faults.push(`blocks[${index}]${path}: half a character`);
  });
  if (block.type === 'actions') {
    const ids = block.elements.map((element) => element.action_id);
    if (new Set(ids).size < ids.length) faults.push(`blocks[${index}]: an action_id occurs twice`);
  }
  return faults;
};

/** Only these three are escaped, and all of them are: https://docs.slack.dev/messaging/formatting-message-text */
const textFaults = (text: string): string[] => [
  ...(text.trim() === '' ? ['text: empty'] : []),
  ...(text.length > TEXT ? [`text: ${text.length} long, must be at most ${TEXT}`] : []),
  ...(/[<>]|&(?!amp;|lt;|gt;)/.test(text) ? ['text: holds markup or an unescaped character'] : []),
];

/** @returns every rule that the message breaks, in words; empty for one that Slack takes */
export const messageFaults = ({ text, blocks = [] }: SentMessage): string[] => {
  const shape = blocks.flatMap((block, i) =>
    hasShape(block) ? [] : [`blocks[${i}]${hasShape.errors?.[0]?.instancePath}: ${hasShape.errors?.[0]?.message}`],
  );
  const size = JSON.stringify(blocks).length;
  return [
    ...(text === undefined ? ['text: missing'] : textFaults(text)),
    ...(blocks.length > BLOCKS ? [`blocks: ${blocks.length}, must be at most ${BLOCKS}`] : []),
    ...(size > ALL_BLOCKS ? [`blocks: ${size} characters together, must be at most ${ALL_BLOCKS}`] : []),
    ...shape,
    ...blocks.flatMap(blockFaults),
  ];
};
