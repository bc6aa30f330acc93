import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { openDraft } from '../../../src/audit/draft-file.js';
import { answerAudit } from '../../../src/chat/audit/answer.js';
import { createDesk } from '../../../src/chat/desk.js';
import { drawReply, terminalStyle } from '../../../src/chat/terminal/draw.js';
import { openHistory } from '../../../src/chat/terminal/history.js';
import { runTerminal, type TerminalOptions } from '../../../src/chat/terminal/terminal.js';
import type { Ask } from '../../../src/model.js';
import { answer, outlet } from '../harbour.js';

const PLAIN = { colours: false, width: null };

const converse = async (
  lines: string[],
  ask: Ask = async () => [answer()],
  audit?: TerminalOptions['audit'],
): Promise<string> => {
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  const desk = createDesk({ ask });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await runTerminal(desk, { input, output, interactive: false, ...(audit ? { audit } : {}) });
  return text;
};

test('a bare line is checked, a command is obeyed, blank lines are passed over', async () => {
  const text = await converse(['', 'The ferries will not sail', '/quote who "The ferries will not sail"']);
  expect(text).toMatch(/^Same words/);
  expect(text).toContain('\nSaid by: Ines Falk');
});

test('a draft is audited by the path of its file, and every row of it is shown', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-drafts-'));
  const file = path.join(folder, 'my draft.md');
  const quotes = Array.from({ length: 12 }, (_, at) => `“The ferries will not sail on day ${at},” said Ines Falk.`);
  writeFileSync(file, quotes.join('\n\n'));
  const asked: string[] = [];
  const ask: Ask = async ({ text, speaker }) => {
    asked.push(`${speaker}: ${text}`);
    return [answer({ question: { text, speaker } })];
  };
  const faults: unknown[] = [];
  const audit: TerminalOptions['audit'] = (name, onProgress) =>
    answerAudit(openDraft(name), { ask, onFault: (fault) => faults.push(fault), onProgress });
  for (const line of [`audit ${file}`, `/quote audit "${file}"`]) {
    asked.length = 0;
    const text = await converse([line], ask, audit);
    expect(text).toMatch(/^12 quotes checked in my draft\.md/);
    expect(text.match(/No\. \d+: Same words/g)).toHaveLength(12);
    expect(asked[0]).toMatch(/^Ines Falk: “The ferries will not sail on day 0/);
  }
  expect(await converse(['/quote audit gone.md'], ask, audit)).toContain('gone.md cannot be read: it is gone');
  asked.length = 0;
  await converse(['audit committees will not sail'], ask, audit);
  expect(asked).toEqual(['null: audit committees will not sail']);
  expect(faults).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('what opens like another command gets help, not a search', async () => {
  expect(await converse(['/help'])).toContain('/quote check');
});

test('a view and its pages are chosen by number', async () => {
  const many = answer({ outlets: Array.from({ length: 10 }, (_, i) => outlet(`Outlet ${i + 1}`)) });
  const text = await converse(['The ferries', '1', '2'], async () => [many]);
  expect(text).toContain('[1]\u00A0Outlets');
  expect(text).toContain('[2]\u00A0More\u00A0(2\u00A0of\u00A02)');
  expect(text).toContain('Outlet 10');
  expect(text).not.toContain('Share');
});

test('help is given for the word', async () => {
  const asked: string[] = [];
  const text = await converse(['help'], async ({ text }) => {
    asked.push(text);
    return [answer()];
  });
  expect(text).toContain('/quote check');
  expect(asked).toEqual([]);
});

test('lines that a person pastes together are one question', async () => {
  const [input, output, asked] = [new PassThrough(), new PassThrough(), [] as string[]];
  output.resume();
  const desk = createDesk({
    ask: async ({ text }) => {
      asked.push(text);
      if (asked.length === 1) input.write('a later line\n');
      else input.end();
      return [answer()];
    },
  });
  input.write('> The ferries will not sail\n\n— Ines Falk\n');
  await runTerminal(desk, { input, output, interactive: true });
  expect(asked).toEqual(['> The ferries will not sail\n\n— Ines Falk', 'a later line']);
});

test('lines are wrapped at the width, and no word is lost', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const run = { text: words.join(' '), mark: 'added' as const };
  const blocks = [
    { kind: 'quote' as const, label: 'Printed', runs: [run] },
    { kind: 'list' as const, label: 'All', items: [[run]] },
    { kind: 'field' as const, label: 'Said by', runs: [run] },
  ];
  for (const colours of [true, false]) {
    const text = stripVTControlCharacters(drawReply({ buttons: [], private: true, blocks }, { colours, width: 40 }));
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    expect(text.match(/word\d+/g)).toEqual([...words, ...words, ...words]);
    expect(text).toContain('{+word0');
  }
});

test.each([
  [{ NO_COLOR: '1' }, false],
  [{ TERM: 'dumb' }, false],
  [{ TERM: 'xterm' }, true],
])('%j: colours %s', (env, colours) => {
  expect(terminalStyle({ isTTY: true, columns: 60 }, env)).toEqual({ colours, width: 60 });
  expect(terminalStyle({}, env)).toEqual({ colours: false, width: null });
});

test('exit ends it', async () => {
  const asked: string[] = [];
  await converse(['one', 'exit', 'two'], async ({ text }) => {
    asked.push(text);
    return [answer()];
  });
  expect(asked).toEqual(['one']);
});

test('control characters of an article do not reach the terminal', () => {
  const reply = {
    buttons: [],
    private: true,
    blocks: [{ kind: 'text' as const, runs: [{ text: 'a\u001b[2Jb\u202ec\u0007' }] }],
  };
  expect(drawReply(reply, PLAIN)).toBe('a [2Jb c ');
});

describe('what was typed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-history-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const desk = createDesk({ ask: async () => [answer()] });

  const type = async (file: string, lines: string[]): Promise<void> => {
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    output.resume();
    const input = new PassThrough();
    const done = runTerminal(desk, { input, output, interactive: true, history: openHistory(file) });
    for (const line of [...lines, 'exit']) {
      input.write(`${line}\n`);
      await pause(150);
    }
    await done;
  };

  test('is there again the next time, for its owner alone', async () => {
    const file = path.join(folder, 'history');
    await type(file, ['The ferries will not sail']);
    await type(file, ['The harbour is safe']);
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      'The ferries will not sail',
      'The harbour is safe',
      'exit',
      '',
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openHistory(file).lines.slice(0, 2)).toEqual(['exit', 'The harbour is safe']);
  });

  test('is kept within bounds, and a file that cannot be is none', () => {
    const file = path.join(folder, 'long');
    writeFileSync(file, Array.from({ length: 2000 }, (_, at) => `line ${at}`).join('\n'));
    const history = openHistory(file);
    expect(history.lines).toHaveLength(history.size);
    history.keep(['x'.repeat(1e6), ...history.lines]);
    expect(statSync(file).size).toBeLessThan(20_000);
    const nowhere = openHistory(path.join(folder, 'no', 'such', 'file'));
    expect(nowhere.lines).toEqual([]);
    nowhere.keep(['The ferries']);
  });
});
