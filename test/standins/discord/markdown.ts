/** Discord's Markdown as a reader sees it: a parser of independent making, with the list rules that it lacks. */
import { type parse, rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

type Node = ReturnType<typeof parse>[number];
type Rule = (typeof rulesExtended)[string];

export interface Reading {
  text: string;
  pings: string[];
  links: { label: string; href: string }[];
  removed: string[];
  added: string[];
}

/** Discord draws a bullet or a number of its own in place of the marker. */
const list: Rule = {
  order: rulesExtended.heading?.order ?? 0,
  match: (source, _state, before) =>
    /(?:^|\n)[^\S\n]*$/.test(before) ? /^(?:[-*+]|\d{1,10}[.)]) +/.exec(source) : null,
  parse: () => ({}),
};

const mail: Rule = {
  order: rulesExtended.autolink?.order ?? 0,
  match: (source) => /^<(?:mailto:|tel:|\+\d)[^<>\s]+>/.exec(source),
  parse: (capture) => ({ type: 'link', target: capture[0], content: [] }),
};

const parser = SimpleMarkdown.parserFor({ ...rulesExtended, list, mail });

/** What alerts or leads to somebody or somewhere, drawn by the client in place of what was written. */
const PINGS = new Set(['user', 'channel', 'role', 'everyone', 'here', 'slashCommand', 'guildNavigation']);
const BREAKS = new Set(['heading', 'subtext', 'blockQuote', 'list', 'codeBlock']);

const merge = (readings: readonly Reading[]): Reading => ({
  text: readings.map(({ text }) => text).join(''),
  pings: readings.flatMap(({ pings }) => pings),
  links: readings.flatMap(({ links }) => links),
  removed: readings.flatMap(({ removed }) => removed),
  added: readings.flatMap(({ added }) => added),
});

const plain = (text: string): Reading => ({ text, pings: [], links: [], removed: [], added: [] });

const readNode = (node: Node): Reading => {
  if (node.type === 'br' || node.type === 'newline') return plain('\n');
  if (PINGS.has(node.type)) return { ...plain(''), pings: [`${node.type} ${node.id ?? ''}`] };
  if (node.type === 'twemoji') return plain(String(node.name));
  const inner = Array.isArray(node.content) ? merge(node.content.map(readNode)) : plain(node.content ?? '');
  const text = BREAKS.has(node.type) ? `\n${inner.text}\n` : inner.text;
  if (node.target !== undefined) return { ...inner, links: [...inner.links, { label: inner.text, href: node.target }] };
  if (node.type === 'strikethrough') return { ...inner, removed: [inner.text] };
  if (node.type === 'underline') return { ...inner, added: [inner.text] };
  return { ...inner, text };
};

export const readMarkdown = (source: string): Reading => merge(parser(source, { inline: true }).map(readNode));
