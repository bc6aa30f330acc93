/** The terminal as a chat: a question in, an answer as text. The same grammar as everywhere else. */
import { existsSync } from 'node:fs';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Desk } from '../desk.js';
import type { Reply } from '../reply.js';
import { drawReply, type Style, terminalStyle } from './draw.js';
import type { History } from './history.js';
import { progressOn } from './progress.js';

export interface TerminalOptions {
  input: Readable;
  output: Writable & { isTTY?: boolean; columns?: number };
  /** A person is typing: show a prompt; lines that are pasted together are one question. */
  interactive: boolean;
  /** Checks all quotes of a draft. Never rejects. */
  audit?: (file: string, onProgress: (done: number, of: number) => void) => Promise<Reply>;
  /** What was typed in earlier sessions; only for a person. */
  history?: History;
}

const PROMPT = 'verbatim> ';
const LEAVE = new Set(['exit', 'quit', '/exit', '/quit']);
const HELP = new Set(['help', '?']);

/** A draft to audit, its path perhaps in marks. Without `/quote`, such words may as well open a quote: then only a file counts. */
const AUDIT = /^(\/quote\s+)?audit\s+(["']?)([^\n]+?)\2$/i;

/** @returns the path; `undefined`: another line */
const draftIn = (line: string): string | undefined => {
  const [, command, , file = ''] = AUDIT.exec(line) ?? [];
  return file !== '' && (command !== undefined || existsSync(file)) ? file : undefined;
};

/** Nobody types two lines this fast: what comes so was pasted as one. */
const PASTED_MS = 50;

/**
 * Lines as questions. From a person, lines that arrive together are one question; from a file or pipe, each is one.
 * Pasted blank lines stay inside: they part paragraphs.
 */
async function* questionsOf(lines: readline.Interface, together: boolean): AsyncGenerator<string> {
  const waiting: string[] = [];
  let [ended, last] = [false, 0];
  let wake = () => {};
  lines.on('line', (line) => {
    waiting.push(line);
    last = Date.now();
    wake();
  });
  lines.on('close', () => {
    ended = true;
    wake();
  });
  const next = () => new Promise<void>((resolve) => (wake = resolve));
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  while (!ended || waiting.length > 0) {
    if (waiting.length === 0) {
      await next();
      continue;
    }
    if (!together) {
      yield waiting.shift() ?? '';
      continue;
    }
    for (let quiet = 0; quiet < PASTED_MS && !ended; quiet = Date.now() - last) await pause(PASTED_MS - quiet);
    yield waiting.splice(0).join('\n');
  }
}

/** Answers until the input ends or the person leaves. One question at a time: answers never overtake each other. */
export const runTerminal = async (
  desk: Desk,
  { input, output, interactive, audit, history }: TerminalOptions,
): Promise<void> => {
  const known = history
    ? { history: [...history.lines], historySize: history.size, removeHistoryDuplicates: true }
    : {};
  const lines = readline.createInterface({ input, ...(interactive ? { output, prompt: PROMPT, ...known } : {}) });
  if (interactive && history) lines.on('history', history.keep);
  let buttons: Reply['buttons'] = [];
  const show = (reply: Reply) => {
    const style: Style = terminalStyle(output);
    // There is nobody to share with.
    buttons = reply.buttons.filter((button) => !button.id.startsWith('share:'));
    const choices: Reply = { blocks: choicesOf(buttons), buttons: [], private: true };
    output.write(`${drawReply(reply, style)}\n${buttons.length > 0 ? `${drawReply(choices, style)}\n` : ''}\n`);
  };
  if (interactive) lines.prompt();
  for await (const question of questionsOf(lines, interactive)) {
    const text = question.trim();
    if (LEAVE.has(text.toLowerCase())) break;
    const pressed = /^\d+$/.test(text) ? buttons[Number(text) - 1] : undefined;
    const draft = draftIn(text);
    if (pressed) show((await desk.press(pressed.id)).reply);
    else if (audit && draft !== undefined) show(await audit(draft, progressOn(output, 'quotes checked')));
    else if (/^\/quote\b/i.test(text)) show(await desk.command(text.replace(/^\/quote\s*/i, '')));
    else if (text.startsWith('/') || HELP.has(text.toLowerCase())) show(await desk.command('help'));
    else if (text !== '') show(await desk.answer({ text, speaker: null, outlet: null, facet: 'check', public: false }));
    if (interactive) lines.prompt();
  }
  lines.close();
};

/** "[1] Outlets  [2] Why": typed by number. */
const choicesOf = (buttons: Reply['buttons']): Reply['blocks'] => [
  {
    kind: 'note',
    runs: [{ text: buttons.map(({ label }, i) => `[${i + 1}]\u00A0${label.replaceAll(' ', '\u00A0')}`).join('  ') }],
  },
];
