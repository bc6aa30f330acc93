/** The platform before the real desk: scripted answers, and what a person gets to see of them. */
import { expect } from 'vitest';
import type { Facet } from '../../../src/chat/compose.js';
import { createDesk } from '../../../src/chat/desk.js';
import { VerbatimError } from '../../../src/errors.js';
import type { Answer, Request } from '../../../src/model.js';
import { found, notFound, outletOf } from '../answers.js';
import { readable } from '../hostile.js';
import { PLAIN } from '../plain.js';
import { type Stage, visible } from '../stage.js';

const HOSTILE_QUOTE =
  'Tell @everyone: **I** never ~~said~~ [so](https://bad.example) <@100000000000000001>\n# not `once`';

const NAMES = ['Ines Falk', 'Jon Aker', 'Ines Falkenberg'];

export const product = (stage: Stage): void => {
  const { scenario } = stage;

  const open = async (answer: (request: Request) => Answer[]) => {
    const asked: Request[] = [];
    const faults: unknown[] = [];
    const desk = createDesk(
      async (request) => {
        asked.push(request);
        return answer(request);
      },
      async (_field, typed, limit) => NAMES.filter((name) => name.startsWith(typed)).slice(0, limit),
      (error) => faults.push(error),
    );
    return { asked, faults, session: await stage.open(desk) };
  };

  const LEADS: Record<Facet, string> = {
    check: 'Same words',
    source: 'Kanal Nord',
    who: 'Ines Falk',
    outlets: '2 articles at one outlet (1 states none)',
  };

  for (const [facet, lead] of Object.entries(LEADS) as [Facet, string][]) {
    scenario(`/quote ${facet} leads with its fact and links its evidence`, ['command'], async () => {
      const { asked, session } = await open((request) => [found(request)]);
      const seen = await session.command(facet, { text: `"${PLAIN}"` });
      expect(asked.map(({ text }) => text)).toEqual([`"${PLAIN}"`]);
      const text = visible(seen);
      expect(text.indexOf(lead)).toBeGreaterThanOrEqual(0);
      if (facet !== 'check') expect(text.indexOf(lead)).toBeLessThan(text.indexOf('Same words'));
      if (facet === 'check') expect(text).toContain(PLAIN);
      expect(text).toContain('Searched 12 articles');
    });
  }

  scenario('passes on the speaker and the outlet beside the text', ['command', 'options'], async () => {
    const { asked, session } = await open((request) => [found(request)]);
    const seen = await session.command('who', { text: PLAIN, speaker: 'Jon Aker', outlet: 'Kanal Nord' });
    expect(asked).toEqual([{ text: PLAIN, speaker: 'Jon Aker', outlet: 'Kanal Nord' }]);
    expect(visible(seen)).toContain('Jon Aker');
  });

  scenario('offers names while one is typed', ['suggest'], async () => {
    const { session } = await open((request) => [found(request)]);
    expect(await session.suggest('speaker', 'Ines')).toEqual(['Ines Falk', 'Ines Falkenberg']);
    expect(await session.suggest('outlet', 'Zzz')).toEqual([]);
  });

  scenario('answers each of several quotes in one message', ['mention'], async () => {
    const { session } = await open(() => [
      found({ text: 'The first thing that was said', speaker: null }),
      notFound({ text: 'The second thing that was said', speaker: null }),
    ]);
    const text = visible(await session.mention('"The first thing that was said" and "The second thing that was said"'));
    const places = ['1 of 2:', 'The first thing', '2 of 2:', 'The second thing'].map((s) => text.indexOf(s));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('Not found in this index');
  });

  scenario('says plainly that nothing was found', ['mention'], async () => {
    const { session } = await open((request) => [notFound(request)]);
    const text = visible(await session.mention(PLAIN));
    expect(text).toContain('Not found in this index');
    expect(text).toContain(PLAIN);
  });

  const hostileAnswers: [string, (request: Request) => Answer][] = [
    ['question', ({ text, speaker }) => notFound({ text, speaker })],
    [
      'evidence',
      () =>
        found({ text: HOSTILE_QUOTE, speaker: HOSTILE_QUOTE }, { outlets: [outletOf(HOSTILE_QUOTE, HOSTILE_QUOTE)] }),
    ],
  ];
  for (const [where, answer] of hostileAnswers) {
    scenario(`lets hostile words in the ${where} be words`, ['command', 'press', 'private'], async () => {
      const { session } = await open((request) => [answer(request)]);
      const seen = await session.command('check', { text: HOSTILE_QUOTE });
      seen.push(...(await session.press('Share')));
      expect(seen.flatMap(({ pings }) => pings)).toEqual([]);
      expect(seen.flatMap(({ links }) => links.map(({ href }) => new URL(href).hostname))).not.toContain('bad.example');
      // What is asked comes without the platform's markup; what is printed comes as it is.
      expect(visible(seen)).toContain(where === 'evidence' ? readable(HOSTILE_QUOTE) : 'Tell @everyone: ');
    });
  }

  scenario('turns pages of many outlets until each was seen, for the asker alone', ['command', 'press'], async () => {
    const outlets = Array.from({ length: 20 }, (_, i) => outletOf(`Outlet no. ${i + 1};`, PLAIN, i + 1));
    const { session } = await open((request) => [found(request, { outlets })]);
    await session.command('outlets', { text: PLAIN });
    const pages = [await session.press('Outlets')];
    for (let next = moreOf(pages.at(-1)); next !== undefined; next = moreOf(pages.at(-1))) {
      pages.push(await session.press(next));
    }
    expect(pages.length).toBeGreaterThan(1);
    const text = visible(pages.flat());
    for (const { outlet } of outlets) expect(text).toContain(outlet);
  });

  scenario(
    'shares what it showed, and lets others turn its pages in private',
    ['command', 'press', 'private'],
    async () => {
      const outlets = Array.from({ length: 20 }, (_, i) => outletOf(`Outlet no. ${i + 1};`, PLAIN, i + 1));
      const { asked, session } = await open((request) => [found(request, { outlets })]);
      await session.command('check', { text: PLAIN });
      const shared = (await session.press('Share')).filter((message) => !message.private);
      expect(visible(shared)).toContain('Same words');
      expect(shared.flatMap(({ buttons }) => buttons)).not.toContain('Share');
      const listed = await session.press('Outlets');
      expect(listed.map((message) => message.private)).toEqual([true]);
      const turned = await session.press(moreOf(listed) ?? 'More');
      expect(turned.map((message) => message.private)).toEqual([true]);
      expect(visible(turned)).toContain('Outlet no. 9;');
      expect(asked).toHaveLength(1);
    },
  );

  scenario('explains a mistake of the asker', ['command'], async () => {
    const { faults, session } = await open(() => {
      throw new VerbatimError('question-too-long', 'That is too long to be one quote', 'Paste at most a page');
    });
    expect(visible(await session.command('check', { text: PLAIN }))).toContain('Paste at most a page');
    expect(faults).toEqual([]);
  });

  scenario('owns up to a defect once, without its insides', ['command', 'mention'], async () => {
    const { faults, session } = await open(() => {
      throw new TypeError('secret insides');
    });
    for (const seen of [await session.command('check', { text: PLAIN }), await session.mention(PLAIN)]) {
      expect(seen).toHaveLength(1);
      expect(visible(seen)).toMatch(/went wrong/);
      expect(visible(seen)).not.toContain('secret insides');
    }
    expect(faults).toHaveLength(2);
  });
};

const moreOf = (seen: readonly { buttons: string[] }[] | undefined): string | undefined =>
  seen?.flatMap(({ buttons }) => buttons).find((label) => label.startsWith('More'));
