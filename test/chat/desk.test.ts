import { describe, expect, test } from 'vitest';
import { createDesk, type DeskRequest, type Kept, type Memory } from '../../src/chat/desk.js';
import type { Reply } from '../../src/chat/reply.js';
import { drawReply } from '../../src/chat/terminal/draw.js';
import { VerbatimError } from '../../src/errors.js';
import type { Ask, Request } from '../../src/model.js';
import { answer, outlet } from './harbour.js';

const many = answer({ outlets: Array.from({ length: 10 }, (_, i) => outlet(`Outlet ${i + 1}`)) });
const request: DeskRequest = { text: 'x', speaker: null, outlet: null, facet: 'check', public: false };
const deskOn = (ask: Ask) => createDesk({ ask, suggest: async () => ['Ines Falk'] });
const words = (reply: Parameters<typeof drawReply>[0]) => drawReply(reply, { colours: false, width: null });

describe('buttons', () => {
  const labels = (reply: Reply) => reply.buttons.map((button) => button.label);
  const idOf = (reply: Reply, label: string) =>
    reply.buttons.find((button) => button.label.startsWith(label))?.id ?? '';

  test('the first face leads to its views, each back to it', async () => {
    const desk = deskOn(async () => [answer()]);
    const face = await desk.answer(request);
    expect(labels(face)).toEqual(['Outlets', 'In context', 'Why', 'Share']);
    const why = await desk.press(idOf(face, 'Why'));
    expect(why.action).toBe('replace');
    expect(labels(why.reply)).toEqual(['Back', 'Share']);
    expect(words(why.reply)).toContain('in quotation marks');
    const back = await desk.press(idOf(why.reply, 'Back'));
    expect(back.reply).toEqual(face);
  });

  test('sharing posts the whole first face, whatever was looked at, and once', async () => {
    const desk = deskOn(async () => [answer()]);
    const face = await desk.answer({ ...request, facet: 'who' });
    const why = await desk.press(idOf(face, 'Why'));
    const share = idOf(why.reply, 'Share');
    const shared = await desk.press(share);
    expect(shared.action).toBe('share');
    expect(shared.reply.private).toBe(false);
    expect(words(shared.reply)).toBe(words(await desk.answer(request)));
    expect(labels(shared.reply)).toEqual(['Outlets', 'In context', 'Why']);
    expect(shared.left && labels(shared.left)).toEqual(['Back']);
    const again = await desk.press(share);
    expect(again.action).toBe('private');
    expect(words(again.reply)).toContain('shared this answer already');
  });

  test('pages turn inside a view of a private reply', async () => {
    const desk = deskOn(async () => [many]);
    const list = await desk.press(idOf(await desk.answer(request), 'Outlets'));
    expect(labels(list.reply)).toEqual(['Back', 'More (2 of 2)', 'Share']);
    const more = await desk.press(idOf(list.reply, 'More'));
    expect(more.action).toBe('replace');
    expect(words(more.reply)).toContain('Outlet 10');
    expect(labels(more.reply)).toEqual(['Back', 'Previous', 'Share']);
  });

  test('a view of a public reply is shown to the presser alone, who turns its pages there', async () => {
    const desk = deskOn(async () => [many]);
    const reply = await desk.answer({ ...request, public: true });
    expect(labels(reply)).not.toContain('Share');
    const list = await desk.press(idOf(reply, 'Outlets'));
    expect(list.action).toBe('private');
    expect(list.reply.private).toBe(true);
    const more = await desk.press(idOf(list.reply, 'More'));
    expect(more.action).toBe('replace');
    expect(words(more.reply)).toContain('Outlet 10');
    expect(labels(more.reply)).not.toContain('Share');
  });

  test('a fact leads to the whole answer', async () => {
    const desk = deskOn(async () => [answer()]);
    const who = await desk.answer({ ...request, facet: 'who' });
    const whole = await desk.press(idOf(who, 'Whole answer'));
    expect(words(whole.reply)).toBe(words(await desk.answer(request)));
  });

  test('each of several quotes opens whole, and leads back to all', async () => {
    const desk = deskOn(async () =>
      [1, 2, 3, 4].map((n) => answer({ question: { text: `Quote ${n}`, speaker: null } })),
    );
    const face = await desk.answer(request);
    expect(labels(face)).toEqual(['More (2 of 2)', 'Quote 1', 'Quote 2', 'Quote 3', 'Share']);
    const second = await desk.press(idOf(face, 'More'));
    expect(labels(second.reply)).toEqual(['Previous', 'Quote 4', 'Share']);
    const four = await desk.press(idOf(second.reply, 'Quote 4'));
    expect(labels(four.reply)).toEqual(['All quotes', 'Outlets', 'In context', 'Why', 'Share']);
    expect((await desk.press(idOf(four.reply, 'All quotes'))).reply).toEqual(second.reply);
  });

  test('a button of another life says what to do', async () => {
    const pressed = await deskOn(async () => [answer()]).press('show:gone:outlets:0:0');
    expect(pressed.action).toBe('private');
    expect(words(pressed.reply)).toContain('Ask again');
  });

  test('ids fit every platform', async () => {
    const reply = await deskOn(async () => [many]).answer(request);
    for (const button of reply.buttons) expect(button.id.length).toBeLessThanOrEqual(100);
  });
});

describe('buttons of a desk that is gone', () => {
  const idOf = (reply: Reply | undefined, label: string) =>
    reply?.buttons.find((button) => button.label.startsWith(label))?.id ?? '';

  /** Desks one after another over one memory, and what they looked up. */
  const lives = (ask: Ask = async () => [answer()]) => {
    const kept = new Map<string, Kept>();
    const asked: [Request, string][] = [];
    const memory: Memory = {
      keep: (token, entry) => kept.set(token, structuredClone(entry)),
      recall: (token) => kept.get(token),
    };
    const live = () =>
      createDesk({
        ask: (question, asker) => {
          asked.push([question, asker]);
          return ask(question);
        },
        memory,
      });
    return { kept, asked, live };
  };

  test('lead where they led before, after the question was asked again in the name of whoever presses', async () => {
    const { asked, live } = lives();
    const face = await live().answer(
      { ...request, text: 'the words', speaker: 'Ines Falk', outlet: 'Kanal Nord' },
      'a',
    );
    const desk = live();
    const why = await desk.press(idOf(face, 'Why'), 'b');
    expect(why.action).toBe('replace');
    expect(words(why.reply)).toContain('in quotation marks');
    expect((await desk.press(idOf(why.reply, 'Back'), 'b')).reply).toEqual(face);
    const question = { text: 'the words', speaker: 'Ines Falk', outlet: 'Kanal Nord' };
    expect(asked).toEqual([
      [question, 'a'],
      [question, 'b'],
    ]);
  });

  test('share once, whichever desk posted it and however many press at a time', async () => {
    const { live } = lives();
    const face = await live().answer({ ...request, facet: 'who' });
    const share = idOf(face, 'Share');
    const second = live();
    const both = await Promise.all([second.press(share), second.press(share)]);
    expect(both.map(({ action }) => action)).toEqual(['share', 'private']);
    expect(words(both[0]?.reply ?? face)).toBe(words(await live().answer(request)));
    const later = await live().press(share);
    expect(later.action).toBe('private');
    expect(words(later.reply)).toContain('shared this answer already');
  });

  test('share again where the first did not get through', async () => {
    const { live } = lives();
    const first = live();
    const share = idOf(await first.answer(request), 'Share');
    await (await first.press(share)).undo?.();
    expect((await live().press(share)).action).toBe('share');
  });

  test('of what was shared or shown to a reader alone lead on, with nothing to share', async () => {
    const { live } = lives(async () => [many]);
    const first = live();
    const shared = await first.press(idOf(await first.answer(request), 'Share'));
    const list = await live().press(idOf(shared.reply, 'Outlets'));
    expect(list.action).toBe('private');
    const more = await live().press(idOf(list.reply, 'More'));
    expect(more.action).toBe('replace');
    expect(words(more.reply)).toContain('Outlet 10');
    expect(more.reply.buttons.map(({ label }) => label)).toEqual(['Back', 'Previous']);
  });

  test('explain what keeps them from being asked again, and work once it is over', async () => {
    let busy = false;
    const { live } = lives(async () => {
      if (busy) throw new VerbatimError('too-busy', 'More is asked than can be answered', 'Ask in a minute');
      return [answer()];
    });
    const why = idOf(await live().answer(request), 'Why');
    const desk = live();
    busy = true;
    const pressed = await desk.press(why);
    expect(pressed.action).toBe('private');
    expect(words(pressed.reply)).toContain('Ask in a minute');
    busy = false;
    expect((await desk.press(why)).action).toBe('replace');
  });

  test('need the question and what became of it, and nothing that was answered', async () => {
    const { kept, live } = lives();
    await live().answer({ ...request, text: 'the words' }, 'somebody');
    expect([...kept.values()]).toEqual([{ ...request, text: 'the words', shared: false }]);
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
    const desk = createDesk({ ask: fail, onFault: (fault) => faults.push(fault) });
    const text = words(await desk.answer(request));
    expect(text).toContain('Something went wrong');
    expect(text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  test('suggestions that fail are none', async () => {
    const desk = createDesk({
      ask: async () => [],
      suggest: async () => {
        throw new Error('closed');
      },
    });
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
