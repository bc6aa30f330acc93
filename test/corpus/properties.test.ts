/** What holds for any bytes and any text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripInline } from '../../src/corpus/markup/markdown.js';
import { readPage } from '../../src/corpus/page/page.js';
import { splitFrontMatter } from '../../src/corpus/readers/text/front-matter.js';
import { decode } from '../../src/corpus/source/decode.js';
import { visible } from '../../src/text/invisible.js';
import { readFiles } from './read.js';

/** Pieces that rules look for, so that arbitrary text meets every rule. */
const PIECES = [
  'By Ada Roe',
  'By [AFP](#)',
  '16 August 2025',
  'Published 3 March 2024',
  'date 2025-08-16',
  'Photo: AFP |',
  '![a](b)',
  '**Ada Roe / TASS**',
  'A Message from The Osk Times:',
  'Dear readers,',
  'Please support us today.',
  'By supporting The Osk Times, you help.',
  'Remind me later.',
  '© 2024 The Osk Times.',
  'LONDON (Reuters) - ',
  'told AFP',
  '- PTI',
  'With inputs from agencies',
  'Ada Roe (According to AFP, CNN)',
  'End of Article',
  'Original url:',
  '<https://www.dawn.com/1>',
  'Related: x',
  '> ',
  '# ',
  '---',
  '"',
  '“',
  '”',
  '[',
  '](#)',
  '*',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '. ',
  ' | ',
  'title: x\n',
  'She said no.',
  '\u00a0',
  '\u200b',
  '\u0007',
  '\u202e',
  '\ufeff',
  '😀',
];
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''));

const squeeze = (source: string): string => source.replace(/[\s\u00a0|>#]+/gu, ' ');
/** A source as a reader sees it: evidence is cut out of that. */
const seen = (source: string): string =>
  squeeze(
    visible(source)
      .split(/[\r\n\v\f\u0085\u2028\u2029]/u)
      .map(stripInline)
      .join(' '),
  );

describe('readPage', () => {
  it('leaves nothing in a paragraph that a reader cannot see, and no paragraph empty', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const paragraph of readPage(source, null).paragraphs) {
          expect(paragraph).toBe(paragraph.trim());
          expect(paragraph).not.toBe('');
          expect(paragraph).not.toMatch(/[\p{Cc}\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
        }
      }),
    );
  });

  it('takes every piece of evidence from the page', () => {
    fc.assert(
      fc.property(text, (source) => {
        const page = readPage(source, null);
        const evidence = [
          ...page.credits.map((credit) => credit.evidence),
          page.outlet?.evidence,
          // Several authors are listed with commas, whatever stands between them on the page.
          ...(page.byline?.split(', ') ?? []),
          page.title,
        ];
        for (const words of evidence) if (words) expect(seen(source)).toContain(squeeze(words));
      }),
    );
  });

  it('keeps the paragraphs of plain prose as they are, however they are set', () => {
    const sentence = fc
      .array(fc.constantFrom('bridge', 'mayor', 'river', 'opened', 'slowly', 'again', 'north'), {
        minLength: 4,
        maxLength: 12,
      })
      .map((words) => `The ${words.join(' ')} on Monday.`);
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\n\n', '\r\n', '\n \t\n'),
        (paragraphs, gap) => {
          const distinct = [...new Set(paragraphs)];
          expect(readPage(distinct.join(gap), null).paragraphs).toEqual(distinct);
        },
      ),
    );
  });

  it('reads its own text as itself: what is clean stays', () => {
    const quoted = fc.constantFrom(
      '“We will not yield,” said Ada Roe.',
      'The dam burst.',
      'She told AFP that it “was late”.',
      '“Please support us,” he said.',
      'Ben Sand: “No.”',
    );
    fc.assert(
      fc.property(fc.uniqueArray(quoted, { minLength: 1 }), (paragraphs) => {
        const once = readPage(paragraphs.join('\n\n'), null).paragraphs;
        expect(once).toEqual(paragraphs);
        expect(readPage(once.join('\n\n'), null).paragraphs).toEqual(once);
      }),
    );
  });
});

describe('any bytes', () => {
  it('are either text or refused with a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(bytes);
        if ('text' in decoded) expect(decoded.text).not.toContain('\0');
        else expect(decoded.fault).not.toBe('');
      }),
    );
  });

  it('end as an article or as a reason, under every name', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      text.map((source) => new TextEncoder().encode(source)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('a.txt', 'a.md', 'a.jsonl'), async (content, name) => {
        const { items, skipped } = await readFiles({ [name]: content });
        expect(items.length + skipped.length).toBeGreaterThan(0);
        for (const { article } of items) expect(article.text.trim()).not.toBe('');
        for (const { reason } of skipped) expect(reason).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('hold front matter or a body, and lose nothing else', () => {
    return fc.assert(
      fc.asyncProperty(text, async (source) => {
        expect(source.endsWith((await splitFrontMatter(source)).body)).toBe(true);
      }),
    );
  });
});
