/** Text as Slack may carry it: what is left out of every word, and the words alone for notices and screen readers. */
import type { Block, Run, RunMark } from '../reply.js';
import { fitBlocks } from './fit.js';

/** Slack takes 40,000 characters of text, and an escape takes five. */
const FALLBACK_LENGTH = 8_000;

/** Notices and screen readers get no styles, so there the marks are spelled out, as `wdiff` writes them. */
const SPELLED: Partial<Record<RunMark, [string, string]>> = { removed: ['[-', '-]'], added: ['{+', '+}'] };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** For text that Slack reads as markup: exactly these three, as its documentation asks. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');

/** Without what could not be sent (half a character) or would disturb its neighbours (control and direction marks). */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');

const cleanRun = (run: Run): Run => ({ ...run, text: clean(run.text) });

export const cleanBlock = (block: Block): Block => {
  if (block.kind === 'heading') return { ...block, text: clean(block.text) };
  if (block.kind === 'list') {
    return { ...block, label: clean(block.label), items: block.items.map((item) => item.map(cleanRun)) };
  }
  const runs = block.runs.map(cleanRun);
  return 'label' in block && block.label !== undefined
    ? { ...block, label: clean(block.label), runs }
    : { ...block, runs };
};

const spelled = (runs: readonly Run[]): string =>
  runs.map(({ text, mark }) => (mark && SPELLED[mark] && text ? SPELLED[mark].join(text) : text)).join('');

export const fallbackLine = (block: Block): string => {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'field' || (block.kind === 'quote' && block.label))
    return `${block.label}: ${spelled(block.runs)}`;
  if (block.kind === 'list') return [block.label, ...block.items.map((item) => `• ${spelled(item)}`)].join('\n');
  return spelled(block.runs);
};

/** What notices and screen readers get: the same words, without the layout. */
export const fallback = (blocks: readonly Block[], length = FALLBACK_LENGTH): string =>
  escapeText(fitBlocks(blocks, length).map(fallbackLine).join('\n'));
