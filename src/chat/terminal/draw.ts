/** A reply as lines of a terminal: wrapped at its width, differences marked without colour too. */
import { styleText } from 'node:util';
import type { Block, Reply, Run } from '../reply.js';

export interface Style {
  colours: boolean;
  /** Columns; `null`: lines are as long as they come, for files and pipes. */
  width: number | null;
}

/** Narrower than this no line holds a word and its mark. */
const NARROWEST = 20;

/** What the output can show: `NO_COLOR` and `TERM=dumb` are obeyed. */
export const terminalStyle = (
  output: { isTTY?: boolean; columns?: number },
  env: NodeJS.ProcessEnv = process.env,
): Style => {
  const tty = output.isTTY === true;
  return {
    colours: tty && !env.NO_COLOR && env.TERM !== 'dumb',
    width: tty ? Math.max(NARROWEST, output.columns ?? 80) : null,
  };
};

/** Differences are marked [-so-] and {+so+}, as wdiff does, beside their colour. */
export const drawReply = (reply: Reply, style: Style): string =>
  reply.blocks.map((block) => drawBlock(block, style)).join('\n');

const drawBlock = (block: Block, style: Style): string => {
  const runs = (list: readonly Run[], quoted = false) => list.map((run) => drawRun(run, style, quoted)).join('');
  const paint = (format: 'bold' | 'dim', text: string) => (style.colours ? painted([format], text) : text);
  switch (block.kind) {
    case 'heading':
      return wrap(style.colours ? painted(['bold', 'underline'], clean(block.text)) : clean(block.text), style);
    case 'quote':
      return [
        ...(block.label ? [wrap(paint('dim', `${clean(block.label)}:`), style)] : []),
        ...runs(block.runs, true)
          .split('\n')
          .map((line) => wrap(line, style, '  | ', '  | ')),
      ].join('\n');
    case 'text':
      return wrap(runs(block.runs), style);
    case 'field':
      return wrap(`${paint('dim', `${clean(block.label)}:`)} ${runs(block.runs)}`, style, '', '  ');
    case 'list':
      return [
        wrap(`${clean(block.label)}:`, style),
        ...block.items.map((item) => wrap(runs(item), style, '  - ', '    ')),
      ].join('\n');
    case 'note':
      return wrap(paint('dim', runs(block.runs)), style);
  }
};

type Format = Parameters<typeof styleText>[0];

/** Each word is painted by itself, so that a line may break between any two. */
const painted = (format: Format, text: string): string =>
  text.replace(/\S+/g, (word) => styleText(format, word, { validateStream: false }));

const drawRun = ({ text, mark, href }: Run, { colours }: Style, quoted: boolean): string => {
  const words = clean(text) + (href ? ` <${clean(href)}>` : '');
  if (mark === 'removed') return colours ? painted(['red', 'strikethrough'], `[-${words}-]`) : `[-${words}-]`;
  if (mark === 'added') return colours ? painted(['green', 'bold'], `{+${words}+}`) : `{+${words}+}`;
  if (mark === 'strong') return colours ? painted('bold', words) : quoted ? `*${words}*` : words;
  return words;
};

// The escape that begins a colour, by its code point.
const ESCAPE = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/gu;

/** Columns that a text takes: colours none, Chinese characters and emoji two each. */
const widthOf = (text: string): number => {
  const bare = text.replace(ESCAPE, '').replace(/\p{Mn}|\p{Cf}/gu, '');
  return [...bare].length + (bare.match(WIDE)?.length ?? 0);
};

/** Breaks at spaces; a word that is longer than a line stands alone and whole, so that an address can be opened. */
const wrap = (text: string, { width }: Style, first = '', next = first): string => {
  if (width === null) return first + text.replaceAll('\n', `\n${next}`);
  return text
    .split('\n')
    .map((line, at) => wrapLine(line, width, at === 0 ? first : next, next))
    .join('\n');
};

const wrapLine = (text: string, width: number, first: string, next: string): string => {
  const lines: string[] = [];
  let [line, used, empty] = [first, first.length, true];
  for (const word of text.split(' ')) {
    const size = widthOf(word);
    if (!empty && used + 1 + size > width) {
      lines.push(line);
      [line, used, empty] = [next, next.length, true];
    }
    line += empty ? word : ` ${word}`;
    used += size + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line].join('\n');
};

/** Control characters in an article must not steer the terminal. */
const clean = (text: string): string =>
  text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (c) => (c === '\n' ? c : ' '));
