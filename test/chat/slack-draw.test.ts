import type { RichTextElement } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Run } from '../../src/chat/reply.js';
import { drawReply } from '../../src/chat/slack/draw.js';
import { escapeText } from '../../src/chat/slack/plain.js';
import { messageFaults } from '../standins/slack/message-rules.js';
import { draw } from '../standins/slack/seen.js';
import { replyOf } from './desks.js';
import { HOSTILE, readable } from './hostile.js';
import { anyBlock } from './replies.js';

const seen = (blocks: Block[]) => {
  const message = drawReply(replyOf(blocks));
  return draw({ ...message, ts: '', channel: '', thread: null, onlyFor: null, unfurls: false, metadata: null });
};

const words = fc.oneof(
  fc.constantFrom(...HOSTILE.map(({ text }) => text)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', ' ', '\n', '\uD800', 'a\uDC00b', '\u0000', '😀'.repeat(2000), 'long '.repeat(900)),
);
const href = fc.webUrl({ withQueryParameters: true, withFragments: true });
const mark = fc.constantFrom(undefined, 'strong', 'emphasis', 'removed', 'added');
const run: fc.Arbitrary<Run> = fc
  .record({ text: words, mark, href: fc.option(href, { nil: undefined, freq: 4 }) })
  .map((made) => ({
    text: made.text,
    ...(made.mark && { mark: made.mark }),
    ...(made.href !== undefined && { href: made.href }),
  }));
const runs = fc.array(run, { maxLength: 6 });
const block = anyBlock(words, runs);
const button = fc.record({
  id: fc.string({ minLength: 1, maxLength: 100 }),
  label: fc.string({ minLength: 1, maxLength: 120 }),
});

describe('drawReply', () => {
  test('makes of any reply a message that Slack takes', () => {
    const replies = fc.record({
      blocks: fc.array(block, { maxLength: 70 }),
      buttons: fc.array(button, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(replies, ({ blocks, buttons }) => {
        expect(messageFaults(drawReply(replyOf(blocks, { buttons })))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('links only where the reply does, alerts nobody, and uses no markup', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const message = drawReply(replyOf(blocks));
        const { links, pings } = seen(blocks);
        const given = JSON.stringify(blocks);
        expect(pings).toEqual([]);
        for (const link of links) expect(given).toContain(JSON.stringify(link.href));
        expect(JSON.stringify(message.blocks)).not.toMatch(
          /"type":"(?:mrkdwn|markdown|user|usergroup|channel|broadcast|emoji|date)"/,
        );
      }),
    );
  });

  test('shows every visible character of a reply that fits', () => {
    const short = fc.array(fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 8 }), (texts) => {
        const blocks = texts.map((made): Block => ({ kind: 'quote', runs: made }));
        const whole = texts.map((made) => made.map(({ text }) => text).join('')).join('\n');
        fc.pre(readable(whole) !== '');
        expect(readable(seen(blocks).text).replaceAll(' ', '')).toBe(readable(whole).replaceAll(' ', ''));
      }),
    );
  });

  const elements = (text: Run[]): RichTextElement[] => {
    const [first] = drawReply(replyOf([{ kind: 'quote', runs: text }])).blocks;
    const [part] = first?.type === 'rich_text' ? first.elements : [];
    return part?.type === 'rich_text_quote' ? part.elements : [];
  };

  test('marks what was taken out and put in', () => {
    expect(elements([{ text: 'will ' }, { text: 'not', mark: 'removed' }, { text: 'now', mark: 'added' }])).toEqual([
      { type: 'text', text: 'will ' },
      { type: 'text', text: 'not', style: { strike: true } },
      { type: 'text', text: 'now', style: { bold: true } },
    ]);
  });

  test('spells the marks out in the words for notices, escaped', () => {
    const { text } = drawReply(
      replyOf([
        { kind: 'heading', text: 'Words changed', tone: 'warning' },
        {
          kind: 'quote',
          runs: [{ text: 'R&D <will> ' }, { text: 'not', mark: 'removed' }, { text: 'now', mark: 'added' }],
        },
        { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk', href: 'https://kanal.example' }] },
        { kind: 'list', label: 'Printed by', items: [[{ text: 'Kanal' }], [{ text: 'Nord' }]] },
      ]),
    );
    expect(text).toBe(
      'Words changed\nR&amp;D &lt;will&gt; [-not-]{+now+}\nSaid by: Ines Falk\nPrinted by\n• Kanal\n• Nord',
    );
  });

  test('draws a heading that is too long, or many headings, as rich text, whole', () => {
    const long = 'The harbour '.repeat(20);
    expect(readable(seen([{ kind: 'heading', text: long, tone: 'none' }]).text)).toContain(readable(long));
    const many = Array.from({ length: 60 }, (_, i): Block => ({ kind: 'heading', text: `Quote ${i}.`, tone: 'none' }));
    const { text } = seen(many);
    for (let i = 0; i < 60; i += 1) expect(text).toContain(`Quote ${i}.`);
  });

  test('lets the longest block give way, and says so', () => {
    const blocks: Block[] = [
      { kind: 'heading', text: 'Part of a longer quote', tone: 'match' },
      { kind: 'quote', runs: [{ text: 'The committee met again. '.repeat(800) }] },
      { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk' }] },
      { kind: 'list', label: 'Printed by', items: Array.from({ length: 30 }, (_, i) => [{ text: `Outlet ${i}.` }]) },
      { kind: 'note', runs: [{ text: 'Searched 12 articles.' }] },
    ];
    const { text } = seen(blocks);
    expect(text.split('… (shortened)')).toHaveLength(2);
    expect(JSON.stringify(drawReply(replyOf(blocks)).blocks).length).toBeGreaterThan(9_000);
    for (const kept of ['Part of a longer quote', 'Ines Falk', 'Outlet 29.', 'Searched 12 articles.'])
      expect(text).toContain(kept);
  });

  test('cuts no character in two', () => {
    const { text } = seen([{ kind: 'quote', runs: [{ text: `x${'😀'.repeat(6_000)}` }] }]);
    expect(text).toMatch(/^x😀+… \(shortened\)$/u);
  });

  test('counts escapes, which Slack counts too', () => {
    const message = drawReply(replyOf([{ kind: 'quote', runs: [{ text: '"\\"'.repeat(3_000) }] }]));
    expect(messageFaults(message)).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeGreaterThan(8_000);
  });

  test('says so where whole blocks are left out', () => {
    const many = Array.from(
      { length: 200 },
      (_, i): Block => ({ kind: 'field', label: `Part ${i}`, runs: [{ text: 'x'.repeat(90) }] }),
    );
    const { text } = seen(many);
    expect(text).toContain('Part 0:');
    expect(text).not.toContain('Part 199:');
    expect(text).toMatch(/… \(shortened\)$/);
  });

  test('drops a link rather than a part of it', () => {
    const address = `https://kanal.example/${'a'.repeat(3_000)}`;
    const { links, text } = seen([{ kind: 'text', runs: [{ text: 'the page', href: address }] }]);
    expect({ links, text }).toEqual({ links: [], text: 'the page' });
  });
});

test('escapeText escapes three characters, each once', () => {
  expect(escapeText('a & b < c > d &amp; "e" \'f\'')).toBe('a &amp; b &lt; c &gt; d &amp;amp; "e" \'f\'');
});
