/** What every platform must do, whatever it is made of. Run by each platform's test with its own driver. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/chat/platform.js';
import { describeError } from '../../src/errors.js';
import { fixedDesk, replyOf } from './desks.js';
import type { Driver, Seen, Session, Surface } from './driver.js';
import { HOSTILE, readable } from './hostile.js';

const PLAIN = 'The harbour will stay open all winter';

const plainReply = replyOf([
  { kind: 'heading', text: 'Words changed', tone: 'warning' },
  {
    kind: 'quote',
    runs: [
      { text: 'The harbour will ' },
      { text: 'not', mark: 'removed' },
      { text: ' stay ' },
      { text: 'open', mark: 'added' },
      { text: ' all winter' },
    ],
  },
  { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk', mark: 'strong' }, { text: ', harbour master' }] },
  {
    kind: 'list',
    label: 'Outlets',
    items: [
      [{ text: 'Kanal Nord', href: 'https://kanalnord.example/a_b_c?x=1&y=(2)' }, { text: ', 3 May 2031' }],
      [{ text: 'Outlet not stated', mark: 'emphasis' }],
    ],
  },
  { kind: 'note', runs: [{ text: 'Searched 12 articles of 4 outlets.' }] },
]);

const visible = (seen: readonly Seen[]): string => readable(seen.map((message) => message.text).join('\n'));

/** Ends a session whatever became of the test, and lets no fault pass unseen. */
export const platformContract = (driver: Driver): void => {
  describe(`${driver.name}: the chat contract`, () => {
    const rejections: unknown[] = [];
    const onRejection = (error: unknown): void => {
      rejections.push(error);
    };
    let session: Session | undefined;
    let logged: { level: keyof Log; line: string }[] = [];
    const log = Object.fromEntries(
      (['debug', 'info', 'warn', 'error'] as const).map((level) => [
        level,
        (_details: object, line: string) => logged.push({ level, line }),
      ]),
    ) as unknown as Log;

    const open = async (...args: Parameters<typeof fixedDesk>) => {
      const desk = fixedDesk(...args);
      session = await driver.start(desk, log);
      return { desk, session };
    };

    /** A scenario, unless the platform has declared that it lacks one of the surfaces. */
    const scenario = (name: string, needs: Surface[], run: () => Promise<void>): void => {
      const gap = needs.find((need) => driver.gaps[need] !== undefined);
      if (gap === undefined) test(name, run);
      else test.skip(`${name} (${driver.gaps[gap]})`, run);
    };

    beforeEach(() => {
      rejections.length = 0;
      logged = [];
      process.on('unhandledRejection', onRejection);
    });
    afterEach(async () => {
      const faults = session?.faults() ?? [];
      await session?.stop();
      session = undefined;
      process.off('unhandledRejection', onRejection);
      expect(faults, 'what the platform refused').toEqual([]);
      expect(rejections, 'unhandled rejections').toEqual([]);
    });

    describe('drawing', () => {
      scenario('shows every block, in order', ['command'], async () => {
        const { session } = await open(plainReply);
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
        const { session } = await open(plainReply);
        const seen = await session.command('check', { text: PLAIN });
        // An address may be spelled in another way that means the same.
        const links = seen.flatMap((message) =>
          message.links.map(({ label, href }) => [label, decodeURIComponent(href)]),
        );
        expect(links).toEqual([['Kanal Nord', 'https://kanalnord.example/a_b_c?x=1&y=(2)']]);
      });

      for (const { name, text } of HOSTILE) {
        scenario(`shows ${name} as plain text in every place`, ['command'], async () => {
          const { session } = await open(
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
          );
          const seen = await session.command('check', { text });
          expect(seen.flatMap((message) => message.pings)).toEqual([]);
          const links = driver.gaps.links === undefined ? ['https://good.example/1'] : [];
          expect(seen.flatMap((message) => message.links.map((link) => link.href))).toEqual(links);
          const times = visible(seen).split(readable(text)).length - 1;
          expect(times, `"${readable(text)}" in: ${visible(seen)}`).toBe(13);
          expect(seen.map((message) => message.text).join()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
          expect(visible(seen)).toMatch(/the last word$/);
        });
      }

      scenario('cuts very long evidence only where it says so', ['command'], async () => {
        const sentence = 'The committee met again and the committee agreed on nothing at all. ';
        const { session } = await open(
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
        const { session } = await open(replyOf([{ kind: 'quote', runs: [{ text: ' \n ' }] }]));
        expect(await session.command('check', { text: PLAIN })).toHaveLength(1);
      });
    });

    describe('asking', () => {
      scenario('answers a mention in its place, for all to read', ['mention'], async () => {
        const { desk, session } = await open(plainReply);
        const [seen, ...more] = await session.mention(`"${PLAIN}" — Ines Falk`);
        expect(more).toEqual([]);
        expect(seen).toMatchObject({ private: false, inPlace: true });
        expect(desk.requests).toEqual([
          { facet: 'check', text: `"${PLAIN}" — Ines Falk`, speaker: null, outlet: null, public: true },
        ]);
      });

      scenario('answers a command to the asker alone', ['command', 'private'], async () => {
        const { session } = await open(plainReply);
        for (const facet of ['check', 'source', 'who', 'outlets'] as const) {
          const seen = await session.command(facet, { text: PLAIN });
          expect(seen.map((message) => message.private)).toEqual([true]);
        }
      });

      scenario('answers a direct message', ['direct'], async () => {
        const { desk, session } = await open(plainReply);
        const seen = await session.direct(PLAIN);
        expect(visible(seen)).toContain('Words changed');
        expect(desk.requests).toMatchObject([{ facet: 'check', text: PLAIN }]);
      });

      scenario('checks the message that a mention replies to', ['reply'], async () => {
        const { desk, session } = await open(plainReply);
        expect(visible(await session.reply(`"${PLAIN}"`, ''))).toContain('Words changed');
        expect(desk.requests).toMatchObject([{ facet: 'check', text: `"${PLAIN}"`, public: true }]);
      });

      scenario('says so when it may not read that message', ['unreadable-reply'], async () => {
        const { desk, session } = await open(plainReply);
        const text = visible(await session.reply(null, ''));
        expect(text).toMatch(/can(?:'|’|no)t (?:be )?read/);
        expect(text).toContain('Check quotes');
        expect(desk.requests).toEqual([]);
      });

      scenario('explains itself to a mention with nothing', ['mention'], async () => {
        const { desk, session } = await open(plainReply);
        const text = visible(await session.mention(''));
        expect(text).toMatch(/paste/i);
        expect(text).toContain('/quote');
        expect(desk.requests).toEqual([]);
      });

      scenario('checks a message from its menu, for the asker alone', ['menu', 'private'], async () => {
        const { desk, session } = await open(plainReply);
        const seen = await session.menu(`She said: "${PLAIN}".`);
        expect(seen.map((message) => message.private)).toEqual([true]);
        expect(desk.requests).toMatchObject([{ facet: 'check', text: `She said: "${PLAIN}".`, public: false }]);
      });

      scenario('never answers bots, itself included', ['mention', 'server'], async () => {
        const { desk, session } = await open(plainReply);
        expect(await session.mentionByBots(PLAIN)).toEqual([]);
        expect(desk.requests).toEqual([]);
      });

      scenario('answers an event once, however often it is delivered', ['mention', 'redelivery'], async () => {
        const { desk, session } = await open(plainReply);
        expect(await session.mention(PLAIN, { deliveries: 3 })).toHaveLength(1);
        expect(await session.mention(PLAIN)).toHaveLength(1);
        expect(desk.requests).toHaveLength(2);
      });
    });

    describe('buttons', () => {
      const buttons = [
        { id: 'page:2', label: 'More outlets' },
        { id: 'share:1', label: 'Share' },
      ];
      const asked = replyOf(plainReply.blocks, { buttons });

      scenario('turns the page in the same message', ['command', 'press'], async () => {
        const second = replyOf([{ kind: 'text', runs: [{ text: 'The second page' }] }], { buttons: buttons.slice(1) });
        const { desk, session } = await open(asked, () => ({ action: 'replace', reply: second }));
        const [first] = await session.command('outlets', { text: PLAIN });
        expect(first?.buttons).toEqual(['More outlets', 'Share']);
        const seen = await session.press('More outlets');
        expect(desk.pressed).toEqual(['page:2']);
        expect(seen).toMatchObject([{ text: expect.stringContaining('The second page'), buttons: ['Share'] }]);
      });

      scenario('shares a private reply with everybody', ['command', 'press', 'private'], async () => {
        const shared = replyOf([{ kind: 'text', runs: [{ text: 'Said in public' }] }], { private: false });
        const { desk, session } = await open(asked, () => ({ action: 'share', reply: shared }));
        await session.command('check', { text: PLAIN });
        const seen = (await session.press('Share')).filter((message) => !message.private);
        expect(desk.pressed).toEqual(['share:1']);
        expect(seen).toMatchObject([{ text: expect.stringContaining('Said in public'), inPlace: true, buttons: [] }]);
      });

      scenario('says to the presser alone that a button is too old', ['command', 'press', 'private'], async () => {
        const { session } = await open(asked);
        await session.command('check', { text: PLAIN });
        expect(await session.press('Share')).toMatchObject([
          { text: expect.stringContaining('Too old'), private: true },
        ]);
      });
    });

    describe('coming and going', () => {
      const broken = async (fault: 'wrong-token' | 'unreachable'): Promise<unknown> =>
        driver.startBroken?.(fault, log).catch((error: unknown) => error);

      scenario('names the variable when its token is refused', ['server'], async () => {
        const error = await broken('wrong-token');
        expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-refused' });
        expect(describeError(error)).toContain(driver.tokenVariable);
      });

      scenario('says in one line that nobody can be reached', ['server'], async () => {
        const error = await broken('unreachable');
        expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-unreachable' });
        expect(describeError(error)).not.toContain('\n');
      });

      scenario('leaves nothing open when it stops, and stops twice', ['server'], async () => {
        const { session } = await open(plainReply);
        expect(session.connections()).toBeGreaterThan(0);
        await session.stop();
        expect(session.connections()).toBe(0);
        await session.stop();
      });
    });
  });
};
