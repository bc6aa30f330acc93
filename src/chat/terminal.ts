/** The terminal as a chat: one question a line, answers as text. The same grammar as everywhere else. */
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { Desk } from './desk.js';
import type { Block, Reply, Run } from './reply.js';

export interface TerminalOptions {
  input: Readable;
  output: Writable;
  /** A person is typing: show a prompt and colours. */
  interactive: boolean;
}

const PROMPT = 'verbatim> ';
const LEAVE = new Set(['exit', 'quit', '/exit', '/quit']);

/** Answers until the input ends or the person leaves. One line at a time: answers never overtake each other. */
export const runTerminal = async (desk: Desk, { input, output, interactive }: TerminalOptions): Promise<void> => {
  const lines = readline.createInterface({ input, ...(interactive ? { output, prompt: PROMPT } : {}) });
  let buttons: Reply['buttons'] = [];
  const show = (reply: Reply) => {
    buttons = reply.buttons.filter((button) => button.id.startsWith('page:'));
    output.write(`${drawReply(reply, interactive)}\n`);
    for (const [i, button] of buttons.entries()) output.write(`  [${i + 1}] ${button.label}\n`);
    output.write('\n');
  };
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (LEAVE.has(text.toLowerCase())) break;
    const pressed = buttons[Number(text) - 1];
    if (pressed) show((await desk.press(pressed.id)).reply);
    else if (/^\/quote\b/i.test(text)) show(await desk.command(text.replace(/^\/quote\s*/i, '')));
    else if (text.startsWith('/')) show(await desk.command('help'));
    else if (text !== '') show(await desk.answer({ text, speaker: null, outlet: null, facet: 'check', public: false }));
    if (interactive) lines.prompt();
  }
  lines.close();
};

/** @param styled with terminal colours; without them differences are marked [-so-] and {+so+}, as wdiff does */
export const drawReply = (reply: Reply, styled: boolean): string =>
  reply.blocks.map((block) => drawBlock(block, styled)).join('\n');

const drawBlock = (block: Block, styled: boolean): string => {
  const runs = (list: readonly Run[]) => list.map((run) => drawRun(run, styled)).join('');
  switch (block.kind) {
    case 'heading':
      return styled ? styleText(['bold', 'underline'], clean(block.text)) : clean(block.text);
    case 'quote':
      return block.runs
        .map((run) => drawQuoted(run, styled))
        .join('')
        .replace(/^/gm, '  | ');
    case 'text':
      return runs(block.runs);
    case 'field':
      return `${clean(block.label)}: ${runs(block.runs)}`;
    case 'list':
      return [`${clean(block.label)}:`, ...block.items.map((item) => `  - ${runs(item)}`)].join('\n');
    case 'note':
      return styled ? styleText('dim', runs(block.runs)) : runs(block.runs);
  }
};

/** Without colours, asterisks show which of the printed words were asked. */
const drawQuoted = (run: Run, styled: boolean): string =>
  run.mark === 'strong' && !styled ? `*${drawRun(run, styled)}*` : drawRun(run, styled);

const drawRun = ({ text, mark, href }: Run, styled: boolean): string => {
  const words = clean(text) + (href ? ` <${clean(href)}>` : '');
  if (mark === 'removed') return styled ? styleText(['red', 'strikethrough'], words) : `[-${words}-]`;
  if (mark === 'added') return styled ? styleText(['green', 'bold'], words) : `{+${words}+}`;
  if (mark === 'strong') return styled ? styleText('bold', words) : words;
  return words;
};

/** Control characters in an article must not steer the terminal. */
const clean = (text: string): string =>
  text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (c) => (c === '\n' ? c : ' '));
