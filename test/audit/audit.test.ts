/** Drafts read, their quotes checked and put in order. The answers are invented; the drafts go through the real readers. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit, MOST_QUOTES } from '../../src/audit/audit.js';
import { type Draft, readFile, readText } from '../../src/audit/draft.js';
import { standingOf } from '../../src/audit/order.js';
import { composeAudit } from '../../src/chat/audit/compose.js';
import { toCsv, toMarkdown } from '../../src/chat/audit/report.js';
import { drawReply } from '../../src/chat/terminal/draw.js';
import { VerbatimError } from '../../src/errors.js';
import type { Answer, Ask } from '../../src/model.js';
import { found } from '../chat/answers.js';
import { notFound } from '../chat/harbour.js';

const draftOf = (...quotes: string[]): Draft => ({
  name: 'draft.txt',
  quotes: quotes.map((text, at) => ({ text, speaker: null, paragraph: at + 1 })),
  short: 0,
});

/** Answers each quote as its words tell. */
const answering =
  (more: (text: string) => Partial<Answer>): Ask =>
  async ({ text, speaker }) => [found({ text: text.slice(1, -1), speaker }, more(text))];
const same = answering(() => ({}));

describe('a draft', () => {
  const DRAFT = [
    '# The harbour this week',
    '“The third crane will turn again before autumn,” said Ines Falk, the **harbour** master.',
    'She called the delay “a nuisance”.',
    '> Nobody asked the pilots before the channel was closed to them.',
    'A dock worker said: “We were told of it on the radio, like everybody else.”',
  ].join('\n\n');

  test('gives its quotes in order, with their paragraphs and whom it names for them', () => {
    const { quotes } = readText(DRAFT);
    expect(quotes.map(({ text }) => text.replace(/[,.]$/, ''))).toEqual([
      'The third crane will turn again before autumn',
      'Nobody asked the pilots before the channel was closed to them',
      'We were told of it on the radio, like everybody else',
    ]);
    expect(quotes.map(({ paragraph }) => paragraph)).toEqual([2, 4, 5]);
    expect(quotes[0]?.speaker).toBe('Ines Falk');
    expect(quotes[1]?.speaker).toBeNull();
  });

  test('drops nothing of a file that an article would lose, and reads Word', async () => {
    const boilerplate = '“Sign up for our newsletter today,” said Ines Falk, the harbour master.';
    const { quotes } = await readFile('draft.txt', Buffer.from(boilerplate));
    expect(quotes).toHaveLength(1);
    const word = readFileSync(new URL('../corpus/readers/docx/article/article.docx', import.meta.url));
    // It was read: its only quote is “At last”.
    await expect(readFile('article.docx', word)).rejects.toMatchObject({ code: 'question-empty' });
  });

  test.each([
    ['nothing in marks', () => readText('The harbour is open.'), 'question-empty'],
    ['too much', () => readText('A word or two. '.repeat(25_000)), 'question-too-long'],
    ['a picture', () => readFile('a.png', Buffer.from('89504e470d0a1a0a', 'hex')), 'article-unreadable'],
    ['an empty file', () => readFile('a.txt', Buffer.alloc(0)), 'article-unreadable'],
  ])('with %s is refused in words', async (_, read, code) => {
    await expect(async () => read()).rejects.toMatchObject({ name: 'VerbatimError', code });
  });

  test('no text breaks its reading, and every quote lies in its paragraph', () => {
    const words = fc.constantFrom(
      '“',
      '”',
      '"',
      '> ',
      '\n\n',
      'said Ines Falk',
      'The crane turns again today, ',
      '# ',
      '*',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        try {
          const { quotes } = readText(parts.join(''));
          expect(quotes.every(({ paragraph }, at) => paragraph >= (quotes[at - 1]?.paragraph ?? 1))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(VerbatimError);
        }
      }),
    );
  });
});

describe('the order', () => {
  const change = (kind: 'negation' | 'modal') => ({
    kind,
    printed: 'not',
    articleId: 'report-1.txt',
    at: { start: 1, end: 4 },
  });
  const KINDS: Record<string, (text: string) => Answer> = {
    speaker: (text) => found({ text, speaker: 'Jon Berg' }),
    turned: (text) => found({ text, speaker: null }, { verdict: 'altered', cautions: [change('negation')] }),
    narrated: (text) => found({ text, speaker: null }, { printedAs: 'narration' }),
    modal: (text) => found({ text, speaker: null }, { verdict: 'altered', cautions: [change('modal')] }),
    reworded: (text) => found({ text, speaker: null }, { verdict: 'paraphrase' }),
    absent: () => notFound(),
    cut: (text) => found({ text, speaker: null }, { verdict: 'excerpt' }),
    same: (text) => found({ text, speaker: null }),
  };
  const names = Object.keys(KINDS);

  test('is: what must be mended, what must be looked at, what was not found, what is right', async () => {
    const shuffled = ['same', 'absent', 'modal', 'cut', 'turned', 'reworded', 'speaker', 'narrated'];
    const ask: Ask = async ({ text }) => [(KINDS[text.slice(1, -1)] as (text: string) => Answer)(text)];
    const { rows } = await audit(draftOf(...shuffled), ask);
    expect(rows.map(({ quote }) => quote.text)).toEqual(names);
    expect(rows.map(({ number }) => number)).toEqual(names.map((name) => shuffled.indexOf(name) + 1));
    expect(standingOf(notFound())).toBe('not-found');
  });

  test('no quote is lost, whatever comes of the others; a fault of the index ends the audit', async () => {
    const odd: Ask = async (request) => {
      if (request.text.includes('long')) throw new VerbatimError('question-too-long', 'It is too long', 'Cut it');
      return same(request);
    };
    const { rows } = await audit(draftOf('one', 'long', 'three'), odd);
    expect(rows.map(({ number, standing }) => [number, standing])).toEqual([
      [2, 'unanswered'],
      [1, 'same'],
      [3, 'same'],
    ]);
    const broken: Ask = async () => {
      throw new VerbatimError('store-unreadable', 'Gone', 'Look');
    };
    await expect(audit(draftOf('one'), broken)).rejects.toMatchObject({ code: 'store-unreadable' });
  });

  test('counts on as quotes are checked, each once', async () => {
    const told: string[] = [];
    await audit(draftOf('a', 'b', 'c', 'd', 'e', 'f'), same, (done, of) => told.push(`${done}/${of}`));
    expect(told).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  test('of more than a hundred the first are checked, and all three forms say how many are left', async () => {
    const many = Array.from({ length: MOST_QUOTES + 7 }, (_, at) => `quote ${at}`);
    const result = await audit(draftOf(...many), same);
    expect(result).toMatchObject({ found: 107, checked: 100 });
    expect(result.rows).toHaveLength(100);
    const drawn = drawReply(
      { blocks: composeAudit(result), buttons: [], private: true },
      { colours: false, width: null },
    );
    for (const text of [drawn, toMarkdown(result), toCsv(result)]) expect(text).toContain('Send the other 7');
    expect(drawn).toContain('90 further rows in the files');
  });
});

describe('the files', () => {
  const rowsOf = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true });

  test('CSV starts no formula, and gives back every other cell as it was', async () => {
    const cell = fc.oneof(
      fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', 'a,b', 'say "x"', 'two\nlines'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (texts) => {
        const rows = rowsOf(toCsv(await audit(draftOf(...texts), same)));
        expect(rows).toHaveLength(texts.length + 1);
        expect(rows.flat().filter((one) => /^[\s]*[=+\-@＝＋－＠]/u.test(one))).toEqual([]);
        const quoted = rows.slice(1).map((row) => row[4]);
        expect(quoted.map((one) => one?.replace(/^'/, ''))).toEqual(texts.map((one) => one.replace(/^'/, '')));
      }),
    );
  });

  test('Markdown stays one table of equal rows, and quoted words neither link nor format', async () => {
    const hostile = ['a | b', '**bold**', '[x](http://evil.example)', '<img src=x>', 'one\ntwo', '`code`'];
    const lines = toMarkdown(await audit(draftOf(...hostile), same)).split('\n');
    const table = lines.filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(hostile.length + 2);
    const cells = table.map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size).toBe(1);
    expect(table.join('')).not.toMatch(/(?<!\\)[*`[<]/);
  });
});
