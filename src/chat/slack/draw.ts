/**
 * Draws a reply in Block Kit. Words go only where Slack reads no markup: rich text elements of type `text` and `link`,
 * and plain text without emoji. So quoted words can neither ping, link, format nor leave their place.
 * Limits: https://docs.slack.dev/reference/block-kit/blocks
 */
import type { types } from '@slack/bolt';
import { type Block, type Button, groupsOf, type Reply, type Run, type RunMark, type Tone } from '../reply.js';
import { fitBlocks } from './fit.js';
import { clean, cleanBlock, fallback, fallbackLine } from './plain.js';

/** What `chat.postMessage` and a `response_url` take. */
export interface Message {
  text: string;
  blocks: types.KnownBlock[];
}

/** Every button's `action_id` begins so; what it does stands in its `value`. */
export const BUTTON_PREFIX = 'press_';

const PLACE_END = '#';

/** The thread that `drawReply` was told of. @param blockId of the row that holds a pressed button */
export const threadOfButton = (blockId: string): string | undefined =>
  blockId.includes(PLACE_END) ? blockId.split(PLACE_END, 1)[0] : undefined;

/** Slack refuses messages whose blocks take, as JSON, somewhere above 12,000 characters. */
const ROOM = 10_000;
const BLOCKS = 50;
const HEADER_LENGTH = 150;
const PLAIN_TEXT_LENGTH = 3_000;
const LINK_LENGTH = 3_000;
const LABEL_LENGTH = 75;
const BUTTONS_A_ROW = 25;

const TONES: Record<Tone, string> = { match: '🟩', caution: '🟨', warning: '🟥', none: '⬜' };

const STYLES: Record<RunMark, NonNullable<types.RichTextText['style']>> = {
  strong: { bold: true },
  emphasis: { italic: true },
  removed: { strike: true },
  added: { bold: true },
};

type RichPart = types.RichTextBlock['elements'][number];

const element = ({ text, mark, href }: Run): types.RichTextElement => {
  const style = mark ? { style: STYLES[mark] } : {};
  return href && href.length <= LINK_LENGTH
    ? { type: 'link', url: href, text, ...style }
    : { type: 'text', text, ...style };
};

const elements = (runs: readonly Run[]): types.RichTextElement[] =>
  runs.filter((run) => run.text !== '').map((run) => element(run));

const section = (runs: readonly Run[]): RichPart[] => {
  const content = elements(runs);
  return content.length > 0 ? [{ type: 'rich_text_section', elements: content }] : [];
};

const strong = (text: string): Run => ({ text, mark: 'strong' });
const quiet = (text: string): Run => ({ text, mark: 'emphasis' });

const titled = (block: Extract<Block, { kind: 'heading' }>): string => `${TONES[block.tone]} ${block.text}`;

/** Any block as rich text: the form that has no limits of its own. */
const richParts = (block: Block): RichPart[] => {
  switch (block.kind) {
    case 'heading':
      return section([strong(titled(block))]);
    case 'quote': {
      const content = elements(block.runs);
      const label = block.label ? section([quiet(block.label)]) : [];
      return content.length > 0 ? [...label, { type: 'rich_text_quote', elements: content }] : [];
    }
    case 'field':
      return section([quiet(`${block.label}: `), ...block.runs]);
    case 'list': {
      const items = block.items.map(elements).filter((item) => item.length > 0);
      const sections = items.map((item): types.RichTextSection => ({ type: 'rich_text_section', elements: item }));
      const list: RichPart[] =
        sections.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: sections }] : [];
      return [...section([strong(block.label)]), ...list];
    }
    default:
      return section(block.runs);
  }
};

/** The block that Slack has for it; `null` where only rich text holds what is to be shown. */
const ownBlock = (block: Block): types.KnownBlock | null => {
  if (block.kind === 'heading') {
    const text = titled(block);
    if (text.length > HEADER_LENGTH || text.includes('\n')) return null;
    return { type: 'header', text: { type: 'plain_text', text, emoji: false } };
  }
  if (block.kind === 'note') {
    const text = block.runs.map((run) => run.text).join('');
    if (text.trim() === '' || text.length > PLAIN_TEXT_LENGTH || block.runs.some((run) => run.mark || run.href))
      return null;
    return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
  }
  return null;
};

/** What belongs together shares one block of rich text: a message holds 50 blocks, and Slack sets them apart. */
const layOut = (
  groups: readonly (readonly Block[])[],
  own: (block: Block) => types.KnownBlock | null,
): types.KnownBlock[] =>
  groups.flatMap((blocks) => {
    const drawn: types.KnownBlock[] = [];
    let open: types.RichTextBlock | undefined;
    for (const block of blocks) {
      const single = own(block);
      const parts = single ? [] : richParts(block);
      if (single) drawn.push(single);
      else if (open) open.elements.push(...parts);
      else if (parts.length > 0) {
        open = { type: 'rich_text', elements: parts };
        drawn.push(open);
      }
      if (single) open = undefined;
    }
    return drawn;
  });

const labelOf = (label: string): string =>
  label.length <= LABEL_LENGTH ? label : `${label.slice(0, LABEL_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const drawButtons = (buttons: readonly Button[], thread: string | undefined): types.ActionsBlock[] => {
  const drawn = buttons.map(
    ({ id, label }, i): types.Button => ({
      type: 'button',
      action_id: `${BUTTON_PREFIX}${i}`,
      value: id,
      text: { type: 'plain_text', text: labelOf(clean(label)), emoji: false },
    }),
  );
  const rows: types.ActionsBlock[] = [];
  for (let i = 0; i < drawn.length; i += BUTTONS_A_ROW) {
    const place = thread === undefined ? {} : { block_id: `${thread}${PLACE_END}${i}` };
    rows.push({ type: 'actions', ...place, elements: drawn.slice(i, i + BUTTONS_A_ROW) });
  }
  return rows;
};

/** Slack takes no message without visible words. */
const NOTHING: Block[] = [{ kind: 'text', runs: [{ text: '(no words)', mark: 'emphasis' }] }];

const isVisible = (blocks: readonly Block[]): boolean => blocks.some((block) => fallbackLine(block).trim() !== '');

const drawWithin = (
  blocks: readonly Block[],
  buttons: readonly types.ActionsBlock[],
  room: number,
): types.KnownBlock[] => {
  const fitting = fitBlocks(blocks, room);
  const groups = groupsOf(fitting.map((block) => ({ block }))).map((group) => group.map(({ block }) => block));
  const drawn = layOut(groups, ownBlock);
  const holds = drawn.length + buttons.length <= BLOCKS;
  return [...(holds ? drawn : layOut([fitting], () => null)), ...buttons];
};

/**
 * @param thread where the reply belongs, remembered in its buttons
 * @returns text and blocks within every limit of Slack; what had to be left out is marked "… (shortened)"
 */
export const drawReply = (reply: Reply, thread?: string): Message => {
  const cleaned = reply.blocks.map(cleanBlock);
  const blocks = isVisible(cleaned) ? cleaned : NOTHING;
  const buttons = drawButtons(reply.buttons, thread);
  let room = ROOM - JSON.stringify(buttons).length;
  let drawn = drawWithin(blocks, buttons, room);
  // Escapes count too, and only the JSON tells how many there are.
  for (let size = sizeOf(drawn); size > ROOM && room > 0; size = sizeOf(drawn)) {
    room = Math.min(room - 1, Math.floor((room * ROOM) / size));
    drawn = drawWithin(blocks, buttons, room);
  }
  return { text: fallback(blocks), blocks: drawn };
};

const sizeOf = (blocks: readonly types.KnownBlock[]): number => JSON.stringify(blocks).length;

/** `chat.update` takes so many bytes of text, escapes included. */
const UPDATE_TEXT = 4_000;

/** The same, for a message that is given a new face. */
export const drawUpdate = (reply: Reply): Message => {
  const drawn = drawReply(reply);
  let { text } = drawn;
  for (let room = UPDATE_TEXT; Buffer.byteLength(text) > UPDATE_TEXT; room = Math.floor(room * 0.8)) {
    text = fallback(reply.blocks.map(cleanBlock), room);
  }
  return { ...drawn, text };
};
