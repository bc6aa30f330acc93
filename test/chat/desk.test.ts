import { describe, expect, test } from 'vitest';
import { createDesk, type DeskRequest } from '../../src/chat/desk.js';
import { drawReply } from '../../src/chat/terminal.js';
import { VerbatimError } from '../../src/errors.js';
import type { Ask, Request } from '../../src/model.js';
import { answer, outlet } from './harbour.js';

const many = answer({ outlets: Array.from({ length: 10 }, (_, i) => outlet(`Outlet ${i + 1}`)) });
const request: DeskRequest = { text: 'x', speaker: null, outlet: null, facet: 'check', public: false };
const deskOn = (ask: Ask) => createDesk(ask, async () => ['Ines Falk']);
const words = (reply: Parameters<typeof drawReply>[0]) => drawReply(reply, false);

describe('buttons', () => {
  test('a private reply can be shared, and the copy is public without a Share button', async () => {
    const desk = deskOn(async () => [answer()]);
    const reply = await desk.answer(request);
    const share = reply.buttons.find((button) => button.label === 'Share');
    const shared = await desk.press(share?.id ?? '');
    expect(shared.action).toBe('share');
    expect(shared.reply.private).toBe(false);
    expect(shared.reply.buttons).toEqual([]);
    expect(words(shared.reply)).toBe(words(reply));
  });

  test('paging a private reply replaces it', async () => {
    const desk = deskOn(async () => [many]);
    const reply = await desk.answer(request);
    const more = await desk.press(reply.buttons.find((button) => button.label.startsWith('More'))?.id ?? '');
    expect(more.action).toBe('replace');
    expect(words(more.reply)).toContain('Outlet 10');
    expect(more.reply.buttons.map((button) => button.label)).toEqual(['Back', 'Share']);
  });

  test('paging a public reply shows the page to the presser alone', async () => {
    const desk = deskOn(async () => [many]);
    const reply = await desk.answer({ ...request, public: true });
    const more = await desk.press(reply.buttons[0]?.id ?? '');
    expect(more.action).toBe('private');
    expect(more.reply.private).toBe(true);
    expect(words(more.reply)).toContain('Outlet 10');
  });

  test('a button of another life says what to do', async () => {
    const pressed = await deskOn(async () => [answer()]).press('page:gone:1');
    expect(pressed.action).toBe('private');
    expect(words(pressed.reply)).toContain('Ask again');
  });

  test('ids fit every platform', async () => {
    const reply = await deskOn(async () => [many]).answer(request);
    for (const button of reply.buttons) expect(button.id.length).toBeLessThanOrEqual(100);
  });
});

describe('faults', () => {
  test('a mistake is explained with what to do', async () => {
    const desk = deskOn(async () => {
      throw new VerbatimError('question-empty', 'There are no words to look up', 'Paste the quote');
    });
    expect(words(await desk.answer(request))).toBe('There are no words to look up. Paste the quote');
  });

  test('a defect is owned up to without its insides, and reported', async () => {
    const faults: unknown[] = [];
    const fail: Ask = async () => {
      throw new Error('SQLITE_CORRUPT at /secret/path');
    };
    const desk = createDesk(
      fail,
      async () => [],
      (fault) => faults.push(fault),
    );
    const text = words(await desk.answer(request));
    expect(text).toContain('Something went wrong');
    expect(text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  test('suggestions that fail are none', async () => {
    const desk = createDesk(
      async () => [],
      async () => {
        throw new Error('closed');
      },
    );
    expect(await desk.suggest('speaker', 'Fa', 25)).toEqual([]);
  });
});

describe('the typed command', () => {
  const asked: Request[] = [];
  const desk = deskOn(async (question) => {
    asked.push(question);
    return [answer()];
  });

  test.each([
    ['who "the words"', '"the words"', /^Said by/],
    ['WHO the words', 'the words', /^Said by/],
    ['source the words', 'the words', /^First seen/],
    ['outlets the words', 'the words', /^Spread/],
    ['check the words', 'the words', /^Same words/],
    ['whoever wins will pay', 'whoever wins will pay', /^Same words/],
  ])('%s', async (line, text, opening) => {
    const reply = await desk.command(line);
    expect(asked.at(-1)).toEqual({ text, speaker: null, outlet: null });
    expect(words(reply)).toMatch(opening);
    expect(reply.private).toBe(true);
  });

  test.each(['', 'help', 'who', 'check   '])('%j gives help', async (line) => {
    expect(words(await desk.command(line))).toContain('/quote who');
  });
});
