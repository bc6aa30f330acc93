/** Bytes of every kind: what is text is read, what is not is passed over with the reason. */
import { describe, expect, it } from 'vitest';
import { LINE_BYTES } from '../../src/corpus/source/lines.js';
import { readFiles, readOne } from './read.js';

const reasonFor = async (content: string | Uint8Array, name = 'a.txt'): Promise<string> => {
  const { items, skipped } = await readFiles({ [name]: content });
  expect(items).toEqual([]);
  expect(skipped).toHaveLength(1);
  expect(skipped[0]?.path).toBe(name);
  return skipped[0]?.reason ?? '';
};

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('encodings', () => {
  const text = 'Müller sagte: „Nein.“';

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(text, false)],
    ['UTF-16, big end first', utf16(text, true)],
  ])('%s', async (_, bytes) => {
    expect((await readOne(bytes)).text).toBe(text);
  });

  it('windows-1252, and Latin-1 with it', async () => {
    const bytes = Buffer.from([...Buffer.from('Caf\xe9 owner: \x93Non.\x94 It is 5 \x80.', 'latin1')]);
    expect((await readOne(bytes)).text).toBe('Café owner: “Non.” It is 5 €.');
  });

  it('refuses damaged UTF-8 rather than mangle its words', async () => {
    const damaged = Buffer.concat([Buffer.from('“Één café” zei ze. '), Buffer.from([0xe2, 0x80]), Buffer.from(' Ja.')]);
    expect(await reasonFor(damaged)).toMatch(/^neither UTF-8/);
  });

  it.each([
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d]),
      /^a picture \(PNG\)/,
    ],
    ['UTF-16 without a mark', Buffer.from('Ja, sagte sie.', 'utf16le'), /NUL/],
    ['random high bytes', Buffer.from(Array.from({ length: 300 }, (_, at) => 128 + ((at * 37) % 128))), /not text/],
    ['half a UTF-16 pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), /UTF-16LE/],
    ['control characters', Buffer.from('\u0001\u0002\u0003ab'.repeat(20)), /control characters/],
    ['nothing', Buffer.alloc(0), /^no text$/],
    ['white space', Buffer.from(' \r\n\t\n'), /^no text$/],
    ['a page of HTML without words', Buffer.from('\n<!DOCTYPE html><html><p> </p>'), /^no text$/],
    ['nothing but page controls', Buffer.from('Share\nSubscribe now\n'), /^no text$/],
  ])('passes over %s', async (_, bytes, reason) => {
    expect(await reasonFor(bytes)).toMatch(reason);
  });

  it('passes over a page that is no single article', async () => {
    expect(await reasonFor(Buffer.alloc(LINE_BYTES + 1, 'a '))).toMatch(/larger than 4 MB/);
  });
});

describe('lines of JSON', () => {
  const line = (record: object): string => JSON.stringify(record);

  it('keeps the text as it is, and takes the fields', async () => {
    const text = 'By Ada Roe\n\n  “Ja.”\tshe  told AFP.\r\nShare\n';
    const { items } = await readFiles({
      'a.jsonl': line({
        id: 'x 1',
        outlet: 'Osk Weekly',
        date: '2024-05-06',
        title: 'Yes',
        text,
        url: 'https://dawn.com/1',
      }),
    });
    expect(items[0]?.article).toEqual({
      id: 'x 1',
      outlet: 'Osk Weekly',
      outletEvidence: 'Osk Weekly',
      title: 'Yes',
      url: 'https://dawn.com/1',
      address: 'dawn.com/1',
      byline: 'Ada Roe',
      language: null,
      published: { date: '2024-05-06', precision: 'day' },
      agencies: ['AFP'],
      credits: [{ kind: 'told', agency: 'AFP', evidence: 'told AFP' }],
      text,
    });
  });

  it('passes over a bad line by its number, and reads the others', async () => {
    const { items, skipped } = await readFiles({
      'sub/a.ndjson': [
        line({ id: '1', text: 'One.' }),
        '',
        '{"id": "2", "text": "Tw',
        line({ id: '3', title: 'no text' }),
        '[1]',
        line({ id: '5', text: '  ' }),
        line({ id: '6', text: 'a\0b' }),
        line({ text: 'Seven.' }),
      ].join('\n'),
    });
    expect(items.map(({ article }) => article.id)).toEqual(['1', 'sub/a.ndjson:8']);
    expect(skipped).toEqual([
      { path: 'sub/a.ndjson:3', reason: 'not JSON' },
      { path: 'sub/a.ndjson:4', reason: 'no "text"' },
      { path: 'sub/a.ndjson:5', reason: 'a JSON value, but no object' },
      { path: 'sub/a.ndjson:6', reason: 'no text' },
      { path: 'sub/a.ndjson:7', reason: 'its text holds NUL characters: not text' },
    ]);
  });

  it('reads lines of every encoding and line end', async () => {
    const two = `${line({ id: 1, text: 'Één.' })}\r\n${line({ id: 2, text: 'Twee.' })}`;
    for (const bytes of [Buffer.from(two), Buffer.from(`\ufeff${two}`), utf16(two, false), utf16(two, true)]) {
      const { items } = await readFiles({ 'a.jsonl': bytes });
      expect(items.map(({ article }) => article.text)).toEqual(['Één.', 'Twee.']);
    }
  });

  it('gives each line a fingerprint of its own bytes', async () => {
    const [one, two] = [line({ id: '1', text: 'One.' }), line({ id: '2', text: 'Two.' })];
    const prints = async (content: string): Promise<string[]> =>
      (await readFiles({ 'a.jsonl': content })).items.map(({ fingerprint }) => fingerprint);
    const [first = '', second = ''] = await prints(`${one}\n${two}\n`);
    expect(await prints(`${two}\n${one}`)).toEqual([second, first]);
    expect(first).not.toBe(second);
  });

  it('reads on behind a line that is too long to hold', async () => {
    const endless = Buffer.alloc(LINE_BYTES + 10, 'x');
    const { items, skipped } = await readFiles({
      'a.jsonl': Buffer.concat([endless, Buffer.from(`\n${line({ id: 'after', text: 'Here.' })}\n`)]),
    });
    expect(skipped).toEqual([{ path: 'a.jsonl:1', reason: 'longer than 4 MB' }]);
    expect(items.map(({ article }) => article.id)).toEqual(['after']);
  });

  it('gives up on a file that holds no articles at all', async () => {
    const { items, skipped } = await readFiles({ 'a.jsonl': '{\n'.repeat(5000) });
    expect(items).toEqual([]);
    expect(skipped).toHaveLength(101);
    expect(skipped.at(-1)).toMatchObject({ path: 'a.jsonl', reason: expect.stringMatching(/none of its first 100/) });
  });

  it('says of an empty file that it holds no text', async () => {
    expect(await reasonFor('\n\n', 'a.jsonl')).toBe('no text');
  });
});

describe('front matter', () => {
  it.each([
    [
      'a rule at the head is none',
      '---\nThe bridge is closed.\n---\nIt opens in May.',
      'The bridge is closed.\n\nIt opens in May.',
    ],
    ['a block without an end is none', '---\nThe bridge is closed.', 'The bridge is closed.'],
    ['an empty one states nothing', '---\n---\nThe bridge is closed.', 'The bridge is closed.'],
  ])('%s', async (_, page, text) => {
    expect((await readOne(page, 'a.md')).text).toBe(text);
  });

  it('ignores keys that it does not know and values that are no text', async () => {
    const article = await readOne(
      '---\ntitle: [1, 2]\ndate: 2024-13-45\nurl: "#"\noutlet:\n  name: Osk Weekly\nlicence: CC0\n---\nJa.',
    );
    expect(article).toMatchObject({ title: null, url: null, outlet: 'Osk Weekly' });
    expect(article.published).toEqual({ date: null, precision: 'unknown' });
  });
});
