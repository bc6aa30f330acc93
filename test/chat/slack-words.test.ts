import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords, wordsOf } from '../../src/chat/slack/words.js';
import { escapeTyped } from '../standins/slack/payloads.js';
import { HOSTILE } from './hostile.js';

const BOT = 'U0BBBBBBB';

const CASES: [what: string, raw: string, words: string][] = [
  ['escapes', 'Fish &amp; chips &lt;3 &gt; peas', 'Fish & chips <3 > peas'],
  ['an escape that was typed', '&amp;lt;b&amp;gt; and &amp;amp;', '&lt;b&gt; and &amp;'],
  ['the bot itself, wherever it stands', `<@${BOT}> did she say "yes" <@${BOT}|verbatim>`, 'did she say "yes"'],
  ['a person with a name', 'ask <@U0ZZZZZZZ|ines> first', 'ask @ines first'],
  ['a person without a name', 'ask <@U0ZZZZZZZ> first', 'ask  first'],
  ['a channel', 'as in <#C0ZZZZZZZ|harbour-news> today', 'as in #harbour-news today'],
  ['a channel that is hidden from us', 'as in <#C0ZZZZZZZ|> today', 'as in  today'],
  ['a call to everybody', 'listen <!here> and <!channel|channel>', 'listen @here and channel'],
  ['a group', 'dear <!subteam^S0ZZZZZZZ|@desk>', 'dear @desk'],
  ['a date', 'on <!date^1392734382^{date_short}|18 Feb 2014>', 'on 18 Feb 2014'],
  ['a labelled address', 'in <https://kanal.example/a?b=1&amp;c=2|Kanal Nord>', 'in Kanal Nord'],
  ['a bare address', 'in <https://kanal.example/_a_/*b*?b=1&amp;c=2>', 'in https://kanal.example/_a_/*b*?b=1&c=2'],
  ['an address of mail', 'write <mailto:ines@kanal.example|ines@kanal.example>', 'write ines@kanal.example'],
  ['emphasis', 'She said *never* and _ever_ and ~maybe~ and `now`', 'She said never and ever and maybe and now'],
  ['emphasis in emphasis', '*_We ~all~ know_ it*', 'We all know it'],
  ['marks that are no emphasis', 'f***ing 5*6*7 snake_case_name ~ 3 * 4', 'f***ing 5*6*7 snake_case_name ~ 3 * 4'],
  ['a code block', '```The harbour stays open```', 'The harbour stays open'],
  ['a block quotation', '&gt; The harbour stays open\nsays Ines Falk', '> The harbour stays open\nsays Ines Falk'],
  ['typographic marks', '“It’s ‘fine’” — «oui» „ja“ …', '“It’s ‘fine’” — «oui» „ja“ …'],
  ['an open bracket', 'a < b and <unclosed', 'a < b and <unclosed'],
];

describe('readWords', () => {
  test.each(CASES)('reads %s', (_what, raw, words) => {
    expect(readWords(raw, BOT)).toBe(words);
  });

  test('returns what was typed where nothing in it is emphasis', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((text) => !/[*_~`]/.test(text));
    fc.assert(
      fc.property(typed, (text) => {
        expect(readWords(escapeTyped(text), BOT)).toBe(text.trim());
      }),
    );
  });

  test('loses nothing but marks of emphasis from hostile text', () => {
    const bare = (text: string): string => text.replace(/[*_~`]/g, '').trim();
    for (const { text } of HOSTILE) expect(bare(readWords(escapeTyped(text), BOT))).toBe(bare(text));
  });

  test('never hands on the mention of the bot, whatever stands around it', () => {
    const pieces = fc.constantFrom(...'<>|@#!&*_~` \na', 'amp;', `<@${BOT}>`);
    const raw = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(raw, (text) => {
        expect(readWords(text, BOT)).not.toContain(`<@${BOT}>`);
      }),
    );
  });

  test.each(['<', '>', '*', '_a', ' *a', '&', '`', '<@', '*_~`', '<a|', ' *_', '\n*'])(
    'reads a megabyte of %j',
    (piece) => {
      const raw = piece.repeat(1_000_000 / piece.length);
      expect(readWords(raw, BOT).length).toBeLessThanOrEqual(raw.length);
    },
  );
});

describe('wordsOf', () => {
  test('takes the words of a shared message where there are no others', () => {
    const shared = { text: 'The harbour &amp; the pier', is_share: true };
    const preview = { text: 'A page that was only linked' };
    expect(wordsOf({ text: `<@${BOT}>`, attachments: [preview, shared] }, BOT)).toBe('The harbour & the pier');
    expect(wordsOf({ text: `<@${BOT}> mine`, attachments: [shared] }, BOT)).toBe('mine');
    expect(wordsOf({ text: `<@${BOT}>`, attachments: [preview] }, BOT)).toBe('');
    expect(wordsOf({}, BOT)).toBe('');
  });

  test('reads all that an app shows: blocks in place of its notice, and what it attached', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Harbour *news*' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Falk* said it &amp; left' },
        fields: [{ type: 'mrkdwn', text: '_Pier 3_' }],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'She ' },
              { type: 'text', text: 'said:', style: { bold: true } },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'No ferries\nbefore spring' }] },
          {
            type: 'rich_text_list',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
            ],
          },
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' } }] },
    ];
    const attached = {
      fallback: 'x',
      pretext: 'Before',
      title: 'Title',
      text: 'The text',
      fields: [{ title: 'F', value: 'The field' }],
    };
    const preview = { fallback: 'x', text: 'A page', from_url: 'https://a.example' };
    const message = { text: 'A notice', bot_id: 'B1', blocks, attachments: [preview, attached] };
    expect(wordsOf(message, BOT)).toBe(
      [
        'Harbour *news*',
        'Falk said it & left\nPier 3',
        'She said:\n> No ferries\n> before spring\none\ntwo',
        'Before',
        'Title',
        'The text',
        'The field',
      ].join('\n\n'),
    );
    expect(wordsOf({ ...message, bot_id: undefined }, BOT)).toBe('A notice');
    expect(wordsOf({ text: 'Only words', bot_id: 'B1' }, BOT)).toBe('Only words');
  });

  test('finds the words of a shared message in its blocks where it has no text', () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'The *harbour*' } }];
    const shared = { is_share: true, message_blocks: [{ message: { blocks } }] };
    expect(wordsOf({ text: `<@${BOT}>`, attachments: [shared] }, BOT)).toBe('The harbour');
  });

  test('never throws on blocks of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const blocks = [{ type: 'section', text: value, fields: value, elements: value }, value];
        expect(typeof wordsOf({ bot_id: 'B1', blocks }, BOT)).toBe('string');
      }),
    );
  });
});
