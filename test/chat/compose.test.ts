import { describe, expect, test } from 'vitest';
import { composeFace, type Facet, pagesOfFaces } from '../../src/chat/compose.js';
import { drawReply } from '../../src/chat/terminal/draw.js';
import { composeView, pagesOfView, type View, viewsOf } from '../../src/chat/views.js';
import type { Answer, Caution, CautionKind, Change, Variant } from '../../src/model.js';
import { answer, notFound, outlet } from './harbour.js';

const PLAIN = { colours: false, width: null };
const draw = (blocks: Parameters<typeof drawReply>[0]['blocks']) =>
  drawReply({ blocks, buttons: [], private: true }, PLAIN);
const say = (answers: Answer[], facet: Facet = 'check', page = 0): string => draw(composeFace(answers, facet, page));
const view = (one: Answer, name: View, page = 0): string => draw(composeView(one, name, page));

const caution = (kind: CautionKind, printed = '', start = 0): Caution => ({
  kind,
  printed,
  articleId: 'Kanal Nord.md',
  at: { start, end: start + printed.length },
});
const first = { outlet: 'Inselbote', articleId: 'Inselbote.md', date: '2031-03-09', precision: 'day' } as const;
const variant = (printed: string, over: Partial<Variant> = {}): Variant => ({
  printed,
  wording: 'altered',
  turns: false,
  changes: [],
  articles: 1,
  outlets: 1,
  first,
  ...over,
});

const places = (text: string, parts: string[]) => parts.map((part) => text.indexOf(part));

describe('the face', () => {
  test('says what is wrong, whose words, the texts, where from, how far it spread, what was searched, in this order', () => {
    const text = say([
      answer({
        verdict: 'altered',
        question: { text: 'The ferries will sail before spring.', speaker: 'Jon Berg' },
        claim: 'contradicted',
        misattributed: true,
        cautions: [caution('negation', 'not', 117), caution('speaker', 'she', 160)],
        changes: [{ op: 'delete', asked: '', printed: 'not', kind: 'negation', at: { start: 117, end: 120 } }],
      }),
    ]);
    const at = places(text, [
      'Words changed: the meaning turns\n',
      'You left out “not”.',
      'You named Jon Berg; the articles name Ines Falk.',
      'Said by: Ines Falk, harbour master, to NordPress',
      'You:\n  | The ferries will sail before spring.',
      'Printed:\n  | The ferries will {+not+} sail before spring.',
      'First seen: Kanal Nord <https://kanalnord.example/ferries>, 4 Mar 2031',
      'Spread: one article, from a report by NordPress',
      'Searched 12 articles, 1 Mar 2031 to 9 Mar 2031.',
    ]);
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBe(0);
  });

  test('shows the same words once', () => {
    const text = say([answer()]);
    expect(text).toMatch(/^Same words\nSaid by/);
    expect(text.match(/The ferries will not sail/g)).toHaveLength(1);
  });

  test('uses no word that needs this project to be known', () => {
    const text = say([answer({ origins: 2, printedAs: 'mixed' })]);
    expect(text).not.toMatch(/\b(origins?|mixed|utterance|variant|appearance|print)\b/i);
  });

  test.each<[Facet, RegExp]>([
    ['who', /^Said by: Ines Falk/],
    ['source', /^First seen: Kanal Nord/],
    ['outlets', /^Spread: one article/],
  ])('%s leads with its one fact, then the verdict, in at most six lines', (facet, lead) => {
    const text = say([answer({ cautions: [caution('opposite')], claim: 'confirmed' })], facet);
    expect(text).toMatch(lead);
    expect(text).toContain('\nSame words');
    expect(text.split('\n').length).toBeLessThanOrEqual(6);
  });

  test('not found is never "false", and says how much was searched', () => {
    const text = say([notFound()], 'who');
    expect(text).toMatch(/^Not found in this index/);
    expect(text).toContain('no evidence that nobody said them');
    expect(text).toContain('Searched 12 articles');
    expect(text).not.toMatch(/\b(false|fake|wrong)\b/i);
  });

  test('words of the article itself are called no quote, and nobody is named', () => {
    const text = say([answer({ printedAs: 'narration', speaker: null, cautions: [caution('narration', 'x', 100)] })]);
    expect(text).toMatch(/^Same words – but not a quote\nNobody says this/);
    expect(text).toContain('Said by: nobody');
  });

  test('long texts are cut around what differs, and show that they are', () => {
    const before = 'And so it went on and on for all of the long winter. '.repeat(20);
    const text = `${before}The ferries will not sail.${' It was cold.'.repeat(40)}`;
    const at = text.indexOf('not');
    const long = answer({
      verdict: 'altered',
      question: { text: text.replace('not ', ''), speaker: null },
      quotation: { articleId: 'Kanal Nord.md', text, start: 0, end: text.length, before: '', after: '' },
      changes: [{ op: 'delete', asked: '', printed: 'not', kind: 'negation', at: { start: at, end: at + 3 } }],
    });
    const drawn = say([long]);
    expect(drawn).toMatch(/\| … .*will \{\+not\+\} sail.* …\n/);
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThan(260);
  });
});

describe('warnings', () => {
  const cut = answer({
    verdict: 'excerpt',
    question: { text: 'the ferries will sail', speaker: null },
    quotation: {
      articleId: 'Kanal Nord.md',
      text: 'the ferries will sail',
      start: 100,
      end: 121,
      before: "I don't think that ",
      after: '.',
    },
    cautions: [caution('frame', "I don't think that", 81)],
  });

  test('of words left out give the words, and mark them where they stand', () => {
    const text = say([cut]);
    expect(text).toMatch(/^Part of a longer quote: the cut turns the meaning\n/);
    expect(text).toContain("Cut: the speaker says “I don't think that” before these words.");
    expect(text).toContain("| {+I don't think that+} *the ferries will sail*.");
  });

  test.each<[CautionKind, string, RegExp]>([
    ['condition', 'if the ice melts', /under a condition: “if the ice melts”/],
    ['subject', 'What he said about', /said of something else: “What he said about”/],
    ['ellipsis', 'but not', /Left out, and it matters: “but not”/],
    ['joined', 'We will wait', /two quotes, not one. The second begins “We will wait”/],
    ['frame', '?', /part of a question/],
  ])('%s is a sentence that a reporter understands', (kind, printed, words) => {
    expect(say([answer({ cautions: [caution(kind, printed)] })])).toMatch(words);
  });

  test.each<[CautionKind, Change]>([
    ['number', { op: 'substitute', asked: '40', printed: '14', kind: 'number', at: { start: 100, end: 102 } }],
    ['name', { op: 'substitute', asked: 'Berg', printed: 'Falk', kind: 'name', at: { start: 100, end: 104 } }],
    [
      'quantifier',
      { op: 'substitute', asked: 'all', printed: 'some', kind: 'quantifier', at: { start: 100, end: 104 } },
    ],
    ['modal', { op: 'substitute', asked: 'will', printed: 'may', kind: 'modal', at: { start: 100, end: 103 } }],
  ])('a change of %s names both sides', (kind, change) => {
    const text = say([
      answer({ verdict: 'altered', changes: [change], cautions: [caution(kind, change.printed, 100)] }),
    ]);
    expect(text).toContain(`You have “${change.asked}”, the article has “${change.printed}”.`);
  });

  test('an opposite print is shown also under the same words', () => {
    const changes: Change[] = [
      { op: 'delete', asked: 'not', printed: '', kind: 'negation', at: { start: 20, end: 20 } },
      { op: 'substitute', asked: 'spring', printed: 'summer', kind: 'other', at: { start: 40, end: 46 } },
    ];
    const text = say([
      answer({
        cautions: [caution('opposite')],
        variants: [variant('x', { first }), variant('The ferries will sail before summer.', { turns: true, changes })],
      }),
    ]);
    expect(text).toMatch(/^Same words, but another article differs\n/);
    expect(text).toContain('Printed otherwise: Inselbote, 9 Mar 2031:\n  | The ferries will sail before {+summer+}.');
  });

  test('who has changed the words since is named, with the day and both wordings', () => {
    const changes: Change[] = [
      { op: 'substitute', asked: 'spring', printed: 'summer', kind: 'other', at: { start: 30, end: 36 } },
    ];
    const edit = {
      ...{ outlet: 'Inselbote', articleId: 'a.md', url: null, found: '2031-03-09T10:00:00.000Z', turns: false },
      ...{ from: 'The ferries will not sail before spring.', to: 'The ferries will not sail before summer.' },
    };
    const text = say([answer({ edits: [{ ...edit, changes }] })]);
    expect(text).toContain('Changed by Inselbote, found 9 Mar 2031:');
    expect(text).toMatch(/before \S*spring\S* became .*\{\+summer\+\}/);
    const gone = say([answer({ edits: [{ ...edit, to: null, changes: [] }] })]);
    expect(gone).toContain(
      'No longer printed by Inselbote, found 9 Mar 2031:\n  | The ferries will not sail before spring.',
    );
  });

  test('only the worst stands on the face; the rest is said to be behind Why, and is there', () => {
    const both = answer({ cautions: [caution('frame', 'They say', 0), caution('condition', 'if it thaws', 0)] });
    expect(say([both])).toContain('And one more warning: see Why.');
    expect(view(both, 'why')).toContain('“if it thaws”');
  });
});

describe('differences', () => {
  const changed = (change: Change, asked: string) =>
    say([answer({ verdict: 'altered', changes: [change], question: { text: asked, speaker: null } })]);

  test('an added word is struck in the asker’s text', () => {
    const change: Change = {
      op: 'insert',
      asked: 'never',
      printed: '',
      kind: 'negation',
      at: { start: 112, end: 112 },
    };
    expect(changed(change, 'The ferries never will not sail before spring.')).toContain('The ferries [-never-] will');
  });

  test('of a word that stands twice, the one at the place of the change is marked', () => {
    const change: Change = { op: 'insert', asked: 'not', printed: '', kind: 'negation', at: { start: 126, end: 126 } };
    expect(changed(change, 'The ferries will not sail not before spring.')).toContain('not sail [-not-] before');
  });

  test('a substitution shows both, each in its text', () => {
    const change: Change = {
      op: 'substitute',
      asked: 'autumn',
      printed: 'spring',
      kind: 'other',
      at: { start: 133, end: 139 },
    };
    const text = changed(change, 'The ferries will not sail before autumn.');
    expect(text).toContain('before [-autumn-].');
    expect(text).toContain('before {+spring+}.');
  });
});

describe('people', () => {
  const named = (over: Partial<Answer>) => say([answer({ question: { text: 'x', speaker: 'Jon Berg' }, ...over })]);

  test('a claim that is open accuses nobody', () => {
    const text = named({ claim: 'open' });
    expect(text).toContain('You named Jon Berg; the articles do not say clearly who it was, so this stays open.');
    expect(text).toMatch(/^Same words\n/);
  });

  test('a claim that is borne out is said so', () => {
    expect(named({ claim: 'confirmed' })).toContain('You named Jon Berg; so do the articles.');
  });

  test('a disputed claim names both, whoever the nearest article names', () => {
    const { speaker } = answer({});
    const by = (name: string, other: string) =>
      named({
        claim: 'disputed',
        speaker: speaker && { ...speaker, name },
        otherSpeakers: [{ name: other, outlets: ['Inselbote'] }],
      });
    expect(by('Jon Berg', 'Ada Holt')).toContain('the articles differ: some name Jon Berg, others Ada Holt.');
    expect(by('Ada Holt', 'Jon Berg')).toContain('the articles differ: some name Ada Holt, others Jon Berg.');
    expect(named({ claim: 'disputed' })).toContain('You named Jon Berg; some articles do, others do not.');
  });

  test('outlets that name someone else are listed', () => {
    expect(say([answer({ otherSpeakers: [{ name: 'Jon Berg', outlets: ['Inselbote', null] }] })])).toContain(
      '; but also given to Jon Berg (Inselbote, outlet not stated)',
    );
  });

  const as = (over: object) => {
    const { speaker } = answer();
    return answer({ speaker: speaker && { ...speaker, ...over } });
  };

  test('an unclear speaker is not named, but the candidates are', () => {
    expect(say([as({ name: null, candidates: ['Ines Falk', 'Jon Berg'] })])).toContain(
      'not clear; perhaps Ines Falk or Jon Berg',
    );
  });

  test('an anonymous speaker stays one, with the condition; two of them may be one', () => {
    const unnamed = as({ name: 'a pilot', role: null, kind: 'anonymous', condition: 'on condition of anonymity' });
    const text = say([{ ...unnamed, otherSpeakers: [{ name: 'a source', outlets: [null] }] }]);
    expect(text).toContain('a pilot (anonymous), to NordPress, on condition of anonymity; elsewhere a source');
  });

  test('words of two people joined name both', () => {
    const piece = { articleId: 'a', text: 'x', start: 0, end: 1 };
    const pieces = [
      { ...piece, speaker: 'Ines Falk' },
      { ...piece, speaker: null },
    ];
    const text = say([answer({ verdict: 'spliced', speaker: null, pieces })]);
    expect(text).toContain('Said by: Ines Falk and somebody not named, in two separate quotes');
    expect(text).toContain('Printed, part 1: Ines Falk');
  });

  test('the same words of others are one line', () => {
    const alsoSaid = ['A', 'B', 'C'].map((speaker) => ({ speaker, articleId: speaker, articles: 2 }));
    expect(say([answer({ alsoSaid })])).toContain(
      'Also said by: A (2 articles), B (2 articles) and one other, in other articles',
    );
  });
});

const PRINT = { wording: 'same', variant: 0, printedAs: 'direct', speaker: null } as const;

describe('where from', () => {
  const undated = (name: string | null, id: string) =>
    outlet(name, { articles: [{ ...PRINT, id, title: null, url: null, date: null }] });

  test('a first print is the first of the dated ones, and the undated are counted', () => {
    const text = say([answer({ outlets: [outlet('Kanal Nord'), undated('Inselbote', 'i'), undated(null, 'n')] })]);
    expect(text).toContain('4 Mar 2031; 2 articles undated');
  });

  test('these words and other words before them are both said', () => {
    const { origin } = answer();
    const text = say([answer({ origin: origin && { ...origin, first } })]);
    expect(text).toContain('First seen in these words: Inselbote, 9 Mar 2031');
    expect(text).toContain('First said otherwise: Kanal Nord');
  });

  test('articles of no stated outlet are not counted as outlets', () => {
    const text = say([answer({ outlets: [outlet('Kanal Nord'), undated(null, 'm'), undated(null, 'n')] })]);
    expect(text).toContain('Spread: 3 articles at one outlet (2 state none), all from one report (NordPress)');
  });

  test('a filter says what it did', () => {
    const filter = { asked: 'kanal', outlet: 'Kanal Nord', elsewhere: 3 };
    expect(say([answer({ filter })])).toContain('Looked: at Kanal Nord only; 3 articles elsewhere');
    const absent = say([{ ...notFound(), filter: { asked: 'Foo', outlet: null, elsewhere: 1 } }]);
    expect(absent).toMatch(/^No outlet called “Foo” is in this index\n/);
    expect(absent).toContain('One article elsewhere has these words');
    const days = { asked: null, outlet: null, since: '2031-03-01', until: '2031-03-31', elsewhere: 0 };
    expect(say([answer({ filter: days })])).toContain('Looked: from 1 Mar 2031 to 31 Mar 2031 only; none elsewhere');
    const later = say([{ ...notFound(), filter: { asked: null, outlet: null, since: '2031-03-05', elsewhere: 2 } }]);
    expect(later).toMatch(/^Not found since 5 Mar 2031\n/);
    expect(later).toContain('2 articles elsewhere have these words: ask again without the days.');
  });

  test('outlet, date and speaker are said to be unstated, never left blank; no file name is a title', () => {
    const unknown = { outlet: null, articleId: 'x.txt', date: null, precision: 'unknown' } as const;
    const bare = answer({
      speaker: null,
      origin: { agency: null, credit: null, first: unknown, tied: [], utterance: unknown },
      outlets: [
        outlet(null, {
          speaker: null,
          articles: [{ ...PRINT, id: 'x.txt', title: null, url: 'javascript:alert(1)', date: null }],
        }),
      ],
    });
    const text = say([bare]);
    expect(text).toContain('Said by: nobody named');
    expect(text).toContain('First seen: no article states its date');
    expect(text).not.toContain('x.txt');
    expect(view(bare, 'outlets')).toContain('- outlet not stated, date not stated');
    expect(view(bare, 'outlets')).not.toContain('javascript');
  });
});

describe('views', () => {
  const article = (date: string | null, more: object = {}) => ({
    ...PRINT,
    id: `${date}.md`,
    title: 'No ferries',
    url: null,
    date,
    speaker: 'Ines Falk',
    ...more,
  });
  const spread = answer({
    outlets: [
      outlet('Inselbote', { articles: [article('2031-03-09', { variant: 1 }), article(null)] }),
      outlet('Kanal Nord', { articles: [article('2031-03-04'), article('2031-03-05', { speaker: 'Jon Berg' })] }),
    ],
    variants: [variant('It will not.', { articles: 3 }), variant('It may not.')],
  });

  test('articles go by date, oldest first, with what is another in them', () => {
    expect(view(spread, 'outlets')).toBe(
      [
        'Same words',
        'Printed by, oldest first:',
        '  - Kanal Nord, 4 Mar 2031',
        '  - Kanal Nord, 5 Mar 2031, given to Jon Berg',
        '  - Inselbote, 9 Mar 2031, wording 2',
        '  - Inselbote, date not stated',
      ].join('\n'),
    );
  });

  test('wordings compare prints with prints', () => {
    const changes: Change[] = [
      { op: 'substitute', asked: 'will', printed: 'may', kind: 'modal', at: { start: 3, end: 6 } },
    ];
    const [one, two] = spread.variants as [Variant, Variant];
    const text = view({ ...spread, variants: [one, { ...two, changes }] }, 'wordings');
    expect(text).toContain('Wording 1: 3 articles, first Inselbote, 9 Mar 2031:\n  | It will not.');
    expect(text).toContain('Wording 2: one article, first Inselbote, 9 Mar 2031:\n  | It {+may+} not.');
  });

  test('context shows the words inside their sentence, and the article', () => {
    const { quotation } = answer();
    const text = view(answer({ quotation: quotation && { ...quotation, before: 'Sadly: ' } }), 'context');
    expect(text).toContain('| Sadly: *The ferries will not sail before spring.*');
    expect(text).toContain('Article: Kanal Nord <https://kanalnord.example/ferries>, 4 Mar 2031: No ferries');
  });

  test('why gives the reasons, with the printed words', () => {
    const text = view(answer(), 'why');
    expect(text).toContain('The words are printed in quotation marks.');
    expect(text).toContain('The article says “she”; that this is Ines Falk is 95% likely.');
    expect(text).toContain('one by NordPress because a page says “told NordPress”');
  });

  test('every article is on exactly one page, and long context loses no word', () => {
    const many = answer({ outlets: Array.from({ length: 21 }, (_, i) => outlet(`Outlet ${i + 1}`)) });
    const all = (one: Answer, name: View) =>
      Array.from({ length: pagesOfView(one, name) }, (_, page) => view(one, name, page)).join('\n');
    const lists = all(many, 'outlets');
    for (let i = 1; i <= 21; i++) expect(lists.match(new RegExp(`- Outlet ${i} <`, 'g'))).toHaveLength(1);
    const words = Array.from({ length: 400 }, (_, i) => `word${i}`);
    const text = words.join(' ');
    const long = answer({
      quotation: { articleId: 'Kanal Nord.md', text, start: 0, end: text.length, before: '', after: '' },
    });
    expect(all(long, 'context').match(/word\d+/g)).toEqual(words);
  });

  test('nothing found has no views; one wording has no view of wordings', () => {
    expect(viewsOf(notFound())).toEqual([]);
    expect(viewsOf(answer())).toEqual(['outlets', 'context', 'why']);
  });
});

describe('several quotes', () => {
  test('are each answered, numbered, and what was searched is said once', () => {
    const text = say([answer(), notFound()]);
    expect(text).toMatch(/^1 of 2: Same words\n/);
    expect(text).toContain('2 of 2: Not found in this index');
    expect(text).toContain('no evidence that nobody said them');
    expect(text.match(/Searched/g)).toHaveLength(1);
    expect(pagesOfFaces([answer(), notFound()])).toBe(1);
    expect(pagesOfFaces(Array.from({ length: 10 }, () => notFound()))).toBe(4);
  });
});
