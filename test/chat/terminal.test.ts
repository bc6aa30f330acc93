import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/chat/desk.js';
import { drawReply, runTerminal } from '../../src/chat/terminal.js';
import type { Ask } from '../../src/model.js';
import { answer, outlet } from './harbour.js';

const converse = async (lines: string[], ask: Ask = async () => [answer()]): Promise<string> => {
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  const desk = createDesk(ask, async () => []);
  await runTerminal(desk, { input: Readable.from(lines.map((line) => `${line}\n`)), output, interactive: false });
  return text;
};

test('a bare line is checked, a command is obeyed, blank lines are passed over', async () => {
  const text = await converse(['', 'The ferries will not sail', '/quote who "The ferries will not sail"']);
  expect(text).toMatch(/^Same words/);
  expect(text).toContain('\nSaid by: Ines Falk');
});

test('what opens like another command gets help, not a search', async () => {
  expect(await converse(['/help'])).toContain('/quote check');
});

test('a page is turned by its number', async () => {
  const many = answer({ outlets: Array.from({ length: 10 }, (_, i) => outlet(`Outlet ${i + 1}`)) });
  const text = await converse(['The ferries', '1'], async () => [many]);
  expect(text).toContain('[1] More (2 of 2)');
  expect(text).toContain('Outlet 10');
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
  expect(drawReply(reply, false)).toBe('a [2Jb c ');
});
