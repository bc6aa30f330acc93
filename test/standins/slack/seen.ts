/** A message of the bot as Slack's clients show it. */
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { Posted } from './workspace.js';

export interface Drawn {
  text: string;
  pings: string[];
  links: { label: string; href: string }[];
  struck: string[];
  /** Bold words inside block quotations. */
  boldQuoted: string[];
  buttons: { label: string; block: number; element: number }[];
}

const PINGING = new Set(['user', 'usergroup', 'channel', 'team', 'broadcast']);

const drawElement = (element: RichTextElement, inQuote: boolean, drawn: Drawn): string => {
  if (PINGING.has(element.type)) {
    drawn.pings.push(JSON.stringify(element));
    return '';
  }
  if (element.type !== 'text' && element.type !== 'link') throw new Error(`The stand-in cannot draw ${element.type}`);
  const text = element.text ?? (element.type === 'link' ? element.url : '');
  if (element.type === 'link') drawn.links.push({ label: text, href: element.url });
  if (element.style?.strike) drawn.struck.push(text);
  if (inQuote && element.style?.bold) drawn.boldQuoted.push(text);
  return text;
};

const drawRichText = (block: RichTextBlock, drawn: Drawn): string => {
  const lines = block.elements.map((part) => {
    if (part.type === 'rich_text_list') {
      const items = part.elements.map((item) =>
        item.elements.map((inner) => drawElement(inner, false, drawn)).join(''),
      );
      return items.map((item) => `• ${item}`).join('\n');
    }
    const inQuote = part.type === 'rich_text_quote';
    return part.elements.map((inner) => drawElement(inner, inQuote, drawn)).join('');
  });
  return lines.join('\n');
};

/** Plain text turns `:name:` into an emoji unless told otherwise. */
const drawPlain = ({ text, emoji = true }: { text: string; emoji?: boolean }): string =>
  emoji ? text.replace(/:[\w+-]+:/g, '\uFFFC') : text;

const drawBlock = (block: KnownBlock, index: number, drawn: Drawn): string => {
  switch (block.type) {
    case 'rich_text':
      return drawRichText(block, drawn);
    case 'header':
      return drawPlain(block.text);
    case 'context':
      return block.elements.map((element) => ('emoji' in element ? drawPlain(element) : '\uFFFC')).join(' ');
    case 'actions':
      block.elements.forEach((element, i) => {
        if (element.type === 'button') drawn.buttons.push({ label: drawPlain(element.text), block: index, element: i });
      });
      return '';
    default:
      throw new Error(`The stand-in cannot draw ${block.type}`);
  }
};

/** Slack alerts people by the markup of `text` also where blocks are shown in its stead. */
const pingsOf = (text: string): string[] => text.match(/<[@!#][^>]*>/g) ?? [];

export const draw = ({ text, blocks }: Posted): Drawn => {
  const drawn: Drawn = { text: '', pings: pingsOf(text), links: [], struck: [], boldQuoted: [], buttons: [] };
  const lines = blocks.map((block, i) => drawBlock(block, i, drawn));
  drawn.text = lines.filter((line) => line !== '').join('\n');
  return drawn;
};
