import { describe, expect, test } from 'vitest';
import { composeReply, type Facet, pageCount } from '../../src/chat/compose.js';
import { drawReply } from '../../src/chat/terminal.js';
import type { Answer } from '../../src/model.js';
import { answer, notFound, outlet } from './harbour.js';

const say = (answers: Answer[], facet: Facet = 'check', page = 0): string =>
  drawReply({ blocks: composeReply(answers, facet, page), buttons: [], private: true }, false);

describe('the whole answer', () => {
  test('opens with the verdict and gives words, speaker, first print, spread, outlets and what was searched', () => {
    const text = say([answer()]);
    expect(text).toMatch(/^Same words\n/);
    for (const part of [
      '| The ferries will not sail before spring.',
      'in quotation marks',
      'Ines Falk, harbour master (“she” in the text), to NordPress',
      'Kanal Nord, 4 March 2031',
      'one outlet, one origin: NordPress (“told NordPress”)',
      'No ferries <https://kanalnord.example/ferries>',
      'Searched 12 articles of 4 outlets, dated 1 March 2031 to 9 March 2031.',
    ]) {
      expect(text).toContain(part);
    }
  });

  test.each<[Facet, RegExp]>([
    ['who', /^Said by: Ines Falk/],
    ['source', /^First seen: Kanal Nord/],
    ['outlets', /^Spread: one outlet, one origin/],
  ])('%s leads with its one fact and still gives the rest', (facet, lead) => {
    const text = say([answer()], facet);
    expect(text).toMatch(lead);
    for (const part of ['Same words', 'Ines Falk', 'First seen', 'Spread']) expect(text).toContain(part);
    expect(text.match(/Said by/g)).toHaveLength(1);
  });

  test('not found is never "false", and says how much was searched', () => {
    const text = say([notFound()], 'who');
    expect(text).toMatch(/^Not found in this index/);
    expect(text).toContain('no evidence that nobody said them');
    expect(text).toContain('Searched 12 articles');
    expect(text).not.toMatch(/\b(false|fake|wrong)\b/i);
  });

  test('words of the article itself are called no quote, and nobody is named', () => {
    const text = say([answer({ printedAs: 'narration', speaker: null })]);
    expect(text).toMatch(/^Same words – but not a quote/);
    expect(text).toContain('Said by: nobody');
  });
});

describe('differences', () => {
  const lost = answer({
    verdict: 'altered',
    changes: [{ op: 'delete', asked: '', printed: 'not', kind: 'negation', at: { start: 117, end: 120 } }],
  });

  test('stand in place, and one that turns the meaning is warned of', () => {
    const text = say([lost]);
    expect(text).toContain('The ferries will {+not+} sail before spring.');
    expect(text).toContain('Careful: this changes the meaning.');
    expect(text).toContain('“not” is missing from your words (a negation)');
  });

  test('an added word shows where it would stand', () => {
    const added = answer({
      verdict: 'altered',
      changes: [{ op: 'insert', asked: 'never', printed: '', kind: 'negation', at: { start: 112, end: 112 } }],
    });
    expect(say([added])).toContain('The ferries [-never-] will not sail');
  });

  test('a substitution shows both', () => {
    const swapped = answer({
      verdict: 'altered',
      changes: [{ op: 'substitute', asked: 'autumn', printed: 'spring', kind: 'other', at: { start: 133, end: 139 } }],
    });
    const text = say([swapped]);
    expect(text).toContain('before [-autumn-] {+spring+}.');
    expect(text).not.toContain('Careful');
  });

  test('words cut out of longer ones are shown with what was cut', () => {
    const cut = answer({
      verdict: 'excerpt',
      quotation: {
        articleId: 'a',
        text: 'will not sail',
        start: 112,
        end: 125,
        before: 'The ferries ',
        after: ' before spring.',
      },
    });
    expect(say([cut])).toContain('| The ferries *will not sail* before spring.');
  });
});

describe('people', () => {
  test('a claim that no article bears out is said so', () => {
    const wrong = answer({ question: { text: 'x', speaker: 'Jon Berg' }, misattributed: true });
    expect(say([wrong], 'who')).toContain('You named Jon Berg. No indexed article does.');
  });

  test('a claim that cannot be judged stays open', () => {
    const open = answer({ question: { text: 'x', speaker: 'Jon Berg' }, speaker: null });
    expect(say([open], 'who')).toContain('stays open');
  });

  test('outlets that name someone else are listed', () => {
    expect(say([answer({ otherSpeakers: [{ name: 'Jon Berg', outlets: ['Inselbote', null] }] })])).toContain(
      'But also given to: Jon Berg (Inselbote, outlet not stated)',
    );
  });

  test('an unclear speaker is not named, but the candidates are', () => {
    const unclear = answer();
    const speaker = unclear.speaker && { ...unclear.speaker, name: null, candidates: ['Ines Falk', 'Jon Berg'] };
    expect(say([answer({ speaker })])).toContain('speaker not clear; perhaps Ines Falk or Jon Berg');
  });

  test('an anonymous speaker stays one, with the condition', () => {
    const unclear = answer();
    const speaker = unclear.speaker && {
      ...unclear.speaker,
      name: 'a harbour official',
      mention: 'a harbour official',
      role: null,
      kind: 'anonymous' as const,
      condition: 'on condition of anonymity',
    };
    expect(say([answer({ speaker })])).toContain(
      'a harbour official (anonymous in the article), to NordPress, on condition of anonymity',
    );
  });
});

const PRINT = { wording: 'same', variant: 0, printedAs: 'direct', speaker: null } as const;

describe('what would say too much', () => {
  const undated = (name: string | null, id: string) =>
    outlet(name, { articles: [{ ...PRINT, id, title: null, url: null, date: null }] });

  test('a first print is the first of the dated ones, and the undated are counted', () => {
    const text = say([answer({ outlets: [outlet('Kanal Nord'), undated('Inselbote', 'i'), undated(null, 'n')] })]);
    expect(text).toContain('First seen: Kanal Nord, 4 March 2031; 2 articles state no date');
  });

  test('articles of no stated outlet are not counted as outlets', () => {
    const text = say([answer({ outlets: [outlet('Kanal Nord'), undated(null, 'm'), undated(null, 'n')] })]);
    expect(text).toContain('Spread: one outlet and 2 articles of an outlet not stated, one origin');
  });

  test('two unnamed people may be one', () => {
    const base = answer();
    const speaker = base.speaker && { ...base.speaker, name: 'a pilot', kind: 'anonymous' as const };
    const text = say([answer({ speaker, otherSpeakers: [{ name: 'a source', outlets: [null] }] })]);
    expect(text).toContain('Elsewhere given to: a source (outlet not stated)');
  });

  test('words of two people joined were said by nobody as one', () => {
    const piece = { articleId: 'a', text: 'x', start: 0, end: 1 };
    const pieces = [
      { ...piece, speaker: 'Ines Falk' },
      { ...piece, speaker: null },
    ];
    const text = say([answer({ verdict: 'spliced', speaker: null, pieces })]);
    expect(text).toContain('Said by: nobody as one quote; its parts by Ines Falk and speaker not stated');
    expect(text).not.toContain('given to');
  });

  test('among several quotes too, not found is no evidence', () => {
    expect(say([answer(), notFound()])).toContain('no evidence that nobody said them');
  });

  test('a credit that is the agency’s name alone is not repeated', () => {
    const { origin } = answer();
    const text = say([answer({ origin: origin && { ...origin, agency: 'NordPress', credit: 'NordPress' } })]);
    expect(text).toContain('one origin: NordPress\n');
  });
});

describe('what is not stated', () => {
  test('outlet, date and speaker are said to be unstated, never left blank', () => {
    const text = say([
      answer({
        speaker: null,
        origin: {
          agency: null,
          credit: null,
          first: { outlet: null, articleId: 'x', date: null, precision: 'unknown' },
          tied: [],
          utterance: { outlet: null, articleId: 'x', date: null, precision: 'unknown' },
        },
        outlets: [
          outlet(null, {
            speaker: null,
            articles: [{ ...PRINT, id: 'x.txt', title: null, url: 'javascript:alert(1)', date: null }],
          }),
        ],
      }),
    ]);
    expect(text).toContain('Said by: speaker not stated');
    expect(text).toContain('First seen: no article states its date');
    expect(text).toContain('outlet not stated – same words, in quotation marks – x.txt, date not stated');
    expect(text).not.toContain('javascript');
  });
});

describe('paging', () => {
  const many = answer({ outlets: Array.from({ length: 21 }, (_, i) => outlet(`Outlet ${i + 1}`)) });

  test('every outlet is on exactly one page', () => {
    const pages = Array.from({ length: pageCount([many]) }, (_, page) => say([many], 'check', page)).join('\n');
    for (let i = 1; i <= 21; i++) expect(pages.match(new RegExp(`- Outlet ${i} –`, 'g'))).toHaveLength(1);
  });

  test('several quotes are each answered, and what is left out of each is said', () => {
    const text = say([many, notFound()]);
    expect(text).toContain('Quote 1 of 2: Same words');
    expect(text).toContain('And 18 more articles');
    expect(text).toContain('Quote 2 of 2: Not found in this index');
    expect(pageCount([many, notFound()])).toBe(1);
    expect(pageCount(Array.from({ length: 10 }, () => notFound()))).toBe(4);
  });
});
