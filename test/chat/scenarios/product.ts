/** The platform before the real desk: scripted answers, and what a person gets to see of them. */
import { expect } from 'vitest';
import type { Facet } from '../../../src/chat/compose.js';
import { createDesk } from '../../../src/chat/desk.js';
import { VerbatimError } from '../../../src/errors.js';
import type { Answer, IndexListing, ListedPrint, Listing, Request } from '../../../src/model.js';
import { found, notFound, outletOf } from '../answers.js';
import { readable } from '../hostile.js';
import { PLAIN } from '../plain.js';
import { type Stage, visible } from '../stage.js';

const HOSTILE_QUOTE =
  'Tell @everyone: **I** never ~~said~~ [so](https://bad.example) <@100000000000000001>\n# not `once`';

const SIZE = { articles: 12, outlets: 4, from: '2031-05-01', to: '2031-05-09' };
const NO_SCOPE = { outlet: null, since: null, until: null };

const printNumber = (number: number): ListedPrint => ({
  id: `${number}.md`,
  outlet: 'Kanal Nord',
  title: `Report ${number}`,
  url: `https://kanalnord.example/${number}`,
  published: { date: `2031-05-0${number}`, precision: 'day' },
});

const listing: Listing = {
  topic: 'speaker',
  asked: 'Ines Falk',
  scope: { outlet: 'Kanal Nord', since: '2031-05-01', until: null },
  names: ['Ines Falk'],
  near: [],
  articles: 9,
  listed: 9,
  quotes: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
    text: `Word number ${number}.`,
    kind: 'direct',
    speaker: 'Ines Falk',
    mention: 'Ines Falk',
    confidence: 0.95,
    article: printNumber(10 - number),
  })),
  index: SIZE,
};

const INDEX: IndexListing = {
  topic: 'index',
  asked: '',
  scope: NO_SCOPE,
  articles: 12,
  listed: 1,
  speakers: 3,
  languages: [
    { language: 'nb', articles: 9 },
    { language: null, articles: 3 },
  ],
  prints: [printNumber(9)],
  index: SIZE,
};

const NAMES = ['Ines Falk', 'Jon Aker', 'Ines Falkenberg'];

export const product = (stage: Stage): void => {
  const { scenario } = stage;

  const open = async (answer: (request: Request) => Answer[]) => {
    const asked: Request[] = [];
    const faults: unknown[] = [];
    const desk = createDesk({
      ask: async (request) => {
        asked.push(request);
        return answer(request);
      },
      suggest: async (_field, typed, limit) => NAMES.filter((name) => name.startsWith(typed)).slice(0, limit),
      onFault: (error) => faults.push(error),
    });
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

  scenario(
    'lists what somebody said, in pages that lead to the articles',
    ['command', 'options', 'press'],
    async () => {
      const asked: unknown[] = [];
      const desk = createDesk({
        ask: async () => [],
        browse: async (lookup) => {
          asked.push(lookup);
          return listing;
        },
      });
      const session = await stage.open(desk);
      const seen = await session.command('speaker', { text: 'Ines Falk', since: '2031-05', outlet: 'Kanal Nord' });
      expect(asked).toEqual([
        { topic: 'speaker', name: 'Ines Falk', outlet: 'Kanal Nord', since: '2031-05', until: null },
      ]);
      expect(visible(seen)).toMatch(/Quotes of Ines Falk, newest first/);
      expect(visible(seen)).toMatch(/at Kanal Nord, since 1 May 2031 only/);
      expect(seen.flatMap(({ links }) => links.map(({ href }) => href))).toContain('https://kanalnord.example/9');
      const next = visible(await session.press('More (2 of 3)'));
      expect(next).toContain('Word number 4.');
      expect(next).not.toContain('Word number 3.');
    },
  );

  scenario('lists an outlet and the index, and explains itself', ['command'], async () => {
    const topics: string[] = [];
    const desk = createDesk({
      ask: async () => [],
      browse: async ({ topic, name }) => {
        topics.push(`${topic} ${name}`);
        return topic === 'index' ? INDEX : { ...INDEX, topic: 'outlet', name: 'Kanal Nord', near: [] };
      },
    });
    const session = await stage.open(desk);
    expect(visible(await session.command('outlet', { text: 'Kanal Nord' }))).toContain('Kanal Nord');
    expect(visible(await session.command('index', { text: '' }))).toContain('Norwegian Bokmål (9)');
    expect(topics).toEqual(['outlet Kanal Nord', 'index ']);
  });

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
