/** Discord's drawing by properties: whatever is quoted is read as it stands, and every limit holds. */
import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBlock } from '../../../../src/chat/discord/drawing/block.js';
import { drawReply, onlyForYou } from '../../../../src/chat/discord/drawing/draw.js';
import { escapeLine } from '../../../../src/chat/discord/drawing/escape.js';
import { inline, quoted, SHORTENED } from '../../../../src/chat/discord/drawing/runs.js';
import type { Block, Reply, Run } from '../../../../src/chat/reply.js';
import { readMarkdown } from '../../../standins/discord/markdown.js';
import { flatten, messageFaults } from '../../../standins/discord/rules.js';
import { replyOf } from '../../desks.js';
import { HOSTILE, readable } from '../../hostile.js';
import { anyBlock } from '../../replies.js';

const LONE_SURROGATE = /\p{Cs}/u;

/** Pieces from which trouble is made. */
const PIECES = [
  ...'*_~`|<>#-+[]()@:.!\\ \n',
  ...[
    '**',
    '__',
    '~~',
    '||',
    '```',
    '\r\n',
    '\u2028',
    '\u202E',
    '\u200B',
    '  ',
    'a',
    'word',
    '1',
    '42',
    'é',
    '語',
    '😀',
  ],
  ...[
    '@everyone',
    '@here',
    '<@100000000000000001>',
    '<#200000000000000002>',
    '<t:1700000000:R>',
    '</quote:123456789012345678>',
  ],
  ...[
    'https://bad.example/a_b',
    'http://x.y',
    '[a](https://bad.example)',
    '<a:wave:500000000000000006>',
    '# ',
    '-# ',
    '> ',
    '>>> ',
  ],
  ...['- ', '1. ', '¯\\_(ツ)_/¯', ':tada:', 'mailto:a@b.example', '<mailto:a@b.example>', '&amp;'],
];

const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.constantFrom(...HOSTILE.map(({ text }) => text)),
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !LONE_SURROGATE.test(text)),
);

const mark = fc.constantFrom('strong', 'emphasis', 'removed', 'added', undefined);
const run: fc.Arbitrary<Run> = fc
  .record({ text: hostileText, mark, linked: fc.boolean() })
  .map(({ text, mark, linked }) => ({
    text,
    ...(mark === undefined ? {} : { mark }),
    ...(linked ? { href: 'https://good.example/a_(b)' } : {}),
  }));
const runs = fc.array(run, { maxLength: 5 });
const plainRuns = fc.array(
  run.map(({ href: _, ...rest }) => rest),
  { maxLength: 5 },
);

/** Spaces around marks move; nothing else may. */
const squeezed = (text: string): string => readable(text).replace(/\s/gu, '');
const words = (list: readonly Run[]): string => squeezed(list.map(({ text }) => text).join(''));

const block = anyBlock(hostileText, runs);

describe('escaping', () => {
  test('leaves no mark unescaped, in any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of text.split('\n')) {
          const bare = escapeLine(line).replace(/\\[^0-9A-Za-z\s]/g, 'x');
          expect(bare).not.toMatch(/[\\*_~`|<>#[\]()@]|https?:|^[-+] |\d[.)]\s/);
        }
      }),
    );
  });

  test('leaves ordinary prose alone', () => {
    const prose = 'He said: "It’s 3.5% – not 4, as planned"; then he left, didn\'t he? Yes!';
    expect(escapeLine(prose).replaceAll('\\', '')).toBe(prose);
    expect(escapeLine('plain words, with commas.')).toBe('plain words, with commas.');
  });

  test('takes out what turns the writing direction', () => {
    expect(escapeLine('a\u202Eb\u2066c\u2069d')).toBe('abcd');
  });

  test('costs time in proportion, however the text repeats itself', () => {
    for (const char of '*_[<>-1. \\:@\n') {
      const text = char.repeat(1_000_000);
      expect(escapeLine(text).length).toBeLessThanOrEqual(2 * text.length);
    }
  });
});

describe('runs', () => {
  test('are read as they stand, in one line', () => {
    fc.assert(
      fc.property(plainRuns, (list) => {
        const { text, pings, links } = readMarkdown(inline(list));
        expect({ text: squeezed(text), pings, links }).toEqual({ text: words(list), pings: [], links: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('are read as they stand inside a quotation, and stay there', () => {
    fc.assert(
      fc.property(plainRuns, (list) => {
        const drawn = quoted(list);
        for (const line of drawn.split('\n').filter((line) => line !== '')) expect(line.startsWith('> ')).toBe(true);
        const { text, pings, links } = readMarkdown(drawn);
        expect({ text: squeezed(text), pings, links }).toEqual({ text: words(list), pings: [], links: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('link to what they name, and to nothing else', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const { pings, links } = readMarkdown(inline(list));
        const expected = list.filter(({ text, href }) => href !== undefined && squeezed(text) !== '');
        expect(pings).toEqual([]);
        expect(links.map(({ href }) => href)).toEqual(expected.map(() => 'https://good.example/a_%28b%29'));
      }),
      { numRuns: 500 },
    );
  });

  test('show what was taken out and what was put in, side by side', () => {
    const drawn = quoted([
      { text: 'We will ' },
      { text: 'not*', mark: 'removed' },
      { text: '~never', mark: 'added' },
      { text: 'leave', mark: 'strong' },
      { text: 'now', mark: 'strong' },
    ]);
    expect(readMarkdown(drawn)).toMatchObject({ removed: ['not*\u200B'], added: ['~never'] });
    expect(squeezed(readMarkdown(drawn).text)).toBe('Wewillnot*~neverleavenow');
  });

  test('link only over http and https', () => {
    expect(inline([{ text: 'here', href: 'javascript:alert(1)' }])).toBe('here');
    expect(inline([{ text: 'here', href: 'not an address' }])).toBe('here');
    expect(inline([{ text: 'here', href: `https://long.example/${'x'.repeat(5000)}` }])).toBe('here');
  });

  test('keep a label that Discord would not link beside its link', () => {
    const { text, links } = readMarkdown(inline([{ text: 'The [draft] text', href: 'https://good.example/1' }]));
    expect(text).toBe('The [draft] text (open)');
    expect(links).toEqual([{ label: 'open', href: 'https://good.example/1' }]);
  });

  test('say where they were shortened, and never part an escape or a character', () => {
    fc.assert(
      fc.property(plainRuns, fc.integer({ min: 100, max: 300 }), (list, limit) => {
        const long = Array.from({ length: 20 }, () => list).flat();
        const drawn = inline(long, limit);
        expect(drawn.length).toBeLessThanOrEqual(limit);
        expect(drawn).not.toMatch(LONE_SURROGATE);
        const { text, pings, links } = readMarkdown(drawn);
        const whole = words(long);
        const shown = squeezed(text.replace(SHORTENED, ''));
        expect([pings, links]).toEqual([[], []]);
        expect(whole.startsWith(shown)).toBe(true);
        expect(shown === whole || drawn.endsWith(SHORTENED)).toBe(true);
      }),
    );
  });
});

describe('a block', () => {
  const textsOf = (one: Block): readonly Run[] => {
    if (one.kind === 'heading') return [{ text: one.text }];
    if (one.kind === 'field') return [{ text: one.label }, { text: ':' }, ...one.runs];
    if (one.kind === 'quote') return [{ text: one.label ?? '' }, ...one.runs];
    return one.kind === 'list' ? [{ text: one.label }, ...one.items.flat()] : one.runs;
  };
  const unlinked = (one: Block): Block =>
    JSON.parse(JSON.stringify(one, (key, value) => (key === 'href' ? undefined : value)));

  test('of any kind is read as it stands', () => {
    fc.assert(
      fc.property(block.map(unlinked), (one) => {
        const { text, pings, links } = readMarkdown(drawBlock(one));
        expect([pings, links]).toEqual([[], []]);
        // A line without words is not drawn, its label neither.
        expect([words(textsOf(one)), '']).toContain(squeezed(text));
        if (one.kind !== 'field' && one.kind !== 'quote') expect(squeezed(text)).toBe(words(textsOf(one)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a reply', () => {
  const check = (reply: Reply): string => {
    const drawn = drawReply(reply);
    const body = JSON.parse(
      JSON.stringify({ ...drawn, allowed_mentions: { parse: drawn.allowedMentions.parse, replied_user: false } }),
    );
    expect(messageFaults('message', body)).toEqual([]);
    expect(messageFaults('followUp', { ...body, flags: onlyForYou(drawn).flags })).toEqual([]);
    return flatten(body.components)
      .filter(({ type }) => type === ComponentType.TextDisplay)
      .map(({ content }) => content)
      .join('\n');
  };

  test('holds every limit of Discord, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), fc.integer({ min: 1, max: 60 }), (blocks, times) => {
        const many = Array.from({ length: times }, () => blocks).flat();
        const text = check(replyOf(many));
        const all = many.map((one) => drawBlock(one)).filter((one) => one !== '');
        if (all.length > 0 && text !== all.join('\n')) expect(readMarkdown(text).text).toContain(SHORTENED);
      }),
      { numRuns: 60 },
    );
  });

  test('gives each answer its own card, as long as there is room', () => {
    const answer = (tone: 'match' | 'warning'): Block[] => [
      { kind: 'heading', text: 'An answer', tone },
      { kind: 'text', runs: [{ text: 'with its text' }] },
    ];
    const { components } = drawReply(replyOf([...answer('match'), ...answer('warning')]));
    expect(components.map((one) => ('accent_color' in one ? one.accent_color : null))).toEqual([0x2e8b57, 0xc0392b]);
    check(replyOf(Array.from({ length: 60 }, () => answer('match')).flat()));
  });

  test('keeps the fact that leads to an answer on its card', () => {
    const { components } = drawReply(
      replyOf([
        { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk' }] },
        { kind: 'heading', text: 'Same words', tone: 'match' },
        { kind: 'note', runs: [{ text: 'Searched.' }] },
      ]),
    );
    expect(components).toMatchObject([
      {
        accent_color: 0x2e8b57,
        components: [{ content: '*Said by*: Ines Falk' }, { content: '## Same words' }, { content: '-# Searched.' }],
      },
    ]);
  });

  test('lets the longest text give way, and says how much of a list is missing', () => {
    const items = Array.from({ length: 90 }, (_, i): Run[] => [
      { text: `Outlet ${i} prints the words as they were said` },
    ]);
    const text = check(
      replyOf([
        { kind: 'heading', text: 'Same words', tone: 'match' },
        { kind: 'quote', runs: [{ text: 'A long sentence that goes on. '.repeat(200) }] },
        { kind: 'list', label: 'Printed by', items },
        { kind: 'note', runs: [{ text: 'Searched 12 articles.' }] },
      ]),
    );
    expect(text).toMatch(/^## Same words\n> A long sentence/);
    expect(text).toMatch(/-# Searched 12 articles\.$/);
    const shown = [...text.matchAll(/^- Outlet/gm)].length;
    expect(text).toContain(`${SHORTENED}: ${90 - shown} more`);
    expect(text.length).toBeGreaterThan(3900);
  });

  test('rows its buttons by five', () => {
    const buttons = Array.from({ length: 7 }, (_, i) => ({ id: `id:${i}`, label: `Button ${i}` }));
    const { components } = drawReply(replyOf([{ kind: 'text', runs: [{ text: 'x' }] }], { buttons }));
    expect(components.slice(1).map((row) => row.components.length)).toEqual([5, 2]);
    check(replyOf([], { buttons }));
  });
});
