/** How a reply is shown: whole, in order, and never more than text. */
import { expect } from 'vitest';
import { fixedDesk, replyOf } from '../desks.js';
import { HOSTILE, readable } from '../hostile.js';
import { PLAIN, plainReply } from '../plain.js';
import { type Stage, visible } from '../stage.js';

export const drawing = (stage: Stage): void => {
  const { scenario } = stage;

  scenario('shows every block, in order', ['command'], async () => {
    const session = await stage.open(fixedDesk(plainReply));
    const seen = await session.command('check', { text: PLAIN });
    const text = visible(seen);
    const pieces = ['Words changed', 'The harbour will', 'all winter', 'Said by', 'Ines Falk', ', harbour master'];
    pieces.push('Outlets', 'Kanal Nord', ', 3 May 2031', 'Outlet not stated', 'Searched 12 articles of 4 outlets.');
    let from = 0;
    for (const piece of pieces) {
      const at = text.indexOf(piece, from);
      expect(at, `"${piece}" after position ${from} in: ${text}`).toBeGreaterThanOrEqual(0);
      from = at + piece.length;
    }
    expect(seen.flatMap((message) => message.removed)).toEqual(['not']);
    expect(seen.flatMap((message) => message.added)).toEqual(['open']);
  });

  scenario('links what has an address, and nothing else', ['command', 'links'], async () => {
    const session = await stage.open(fixedDesk(plainReply));
    const seen = await session.command('check', { text: PLAIN });
    // An address may be spelled in another way that means the same.
    const links = seen.flatMap((message) => message.links.map(({ label, href }) => [label, decodeURIComponent(href)]));
    expect(links).toEqual([['Kanal Nord', 'https://kanalnord.example/a_b_c?x=1&y=(2)']]);
  });

  for (const { name, text } of HOSTILE) {
    scenario(`shows ${name} as plain text in every place`, ['command'], async () => {
      const session = await stage.open(
        fixedDesk(
          replyOf([
            { kind: 'heading', text: `Begin ${text} end`, tone: 'caution' },
            { kind: 'quote', runs: [{ text }] },
            {
              kind: 'quote',
              runs: [{ text: 'He said ' }, { text, mark: 'removed' }, { text }, { text, mark: 'added' }],
            },
            {
              kind: 'text',
              runs: [{ text }, { text: 'between' }, { text, mark: 'strong' }, { text, mark: 'emphasis' }],
            },
            { kind: 'field', label: 'Said by', runs: [{ text }] },
            { kind: 'list', label: text, items: [[{ text, href: 'https://good.example/1' }], [{ text }]] },
            { kind: 'note', runs: [{ text }, { text: 'the last word' }] },
          ]),
        ),
      );
      const seen = await session.command('check', { text });
      expect(seen.flatMap((message) => message.pings)).toEqual([]);
      const links = stage.driver.gaps.links === undefined ? ['https://good.example/1'] : [];
      expect(seen.flatMap((message) => message.links.map((link) => link.href))).toEqual(links);
      const times = visible(seen).split(readable(text)).length - 1;
      expect(times, `"${readable(text)}" in: ${visible(seen)}`).toBe(13);
      expect(seen.map((message) => message.text).join()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      expect(visible(seen)).toMatch(/the last word$/);
    });
  }

  scenario('cuts very long evidence only where it says so', ['command'], async () => {
    const sentence = 'The committee met again and the committee agreed on nothing at all. ';
    const session = await stage.open(
      fixedDesk(
        replyOf([
          { kind: 'heading', text: 'Part of a longer quote', tone: 'match' },
          { kind: 'quote', runs: [{ text: sentence.repeat(300) }] },
          { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk' }] },
          {
            kind: 'list',
            label: 'Outlets',
            items: Array.from({ length: 40 }, (_, i) => [
              { text: `Outlet number ${i}`, href: `https://outlet${i}.example/${'long/'.repeat(30)}` },
              { text: `: ${sentence.repeat(4)}` },
            ]),
          },
          { kind: 'note', runs: [{ text: 'Searched 12 articles.' }] },
        ]),
      ),
    );
    const text = visible(await session.command('check', { text: PLAIN }));
    expect(text).toContain('Part of a longer quote');
    expect(text).toContain(readable(sentence));
    expect(text).toContain('Ines Falk');
    expect(text).toContain('Searched 12 articles.');
    const whole = text.split(readable(sentence)).length - 1 === 300 + 40 * 4 && text.includes('Outlet number 39');
    expect(whole || text.includes('(shortened)')).toBe(true);
  });

  scenario('survives a reply of nothing', ['command'], async () => {
    const session = await stage.open(fixedDesk(replyOf([{ kind: 'quote', runs: [{ text: ' \n ' }] }])));
    expect(await session.command('check', { text: PLAIN })).toHaveLength(1);
  });
};
