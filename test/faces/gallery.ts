/** One of every kind of answer, about an invented harbour: what the pages show. Each goes through the real desk. */
import { createDesk, type DeskRequest } from '../../src/chat/desk.js';
import type { Reply } from '../../src/chat/reply.js';
import type {
  Answer,
  AnswerArticle,
  AnswerOutlet,
  Caution,
  CautionKind,
  Change,
  Listing,
  Variant,
} from '../../src/model.js';
import { answer, notFound } from '../chat/harbour.js';
import { INDEX, NAMESAKES, OUTLET, SPEAKER } from './listings.js';

export interface Shown {
  name: string;
  /** How many quotes it answers. */
  answers: number;
  reply: Reply;
}

const ID = 'Kanal Nord.md';
const LONG_NAME = 'Commissioner for Harbours, Fairways and the Protection of the Northern Coast';
const SENTENCE =
  'The ferries between the islands and the mainland will not sail before spring, because the ice in the outer harbour is thicker than in any winter that the pilots can remember, and nobody should plan on it.';

const cut = (printed: string, text: string, after = '.'): Partial<Answer> => ({
  verdict: 'excerpt',
  question: { text, speaker: null },
  quotation: {
    articleId: ID,
    text,
    start: 200,
    end: 200 + text.length,
    before: printed === '' ? '' : `${printed} `,
    after,
  },
});

/** Proof that stands before the words of `cut`. */
const before = (kind: CautionKind, printed: string): Caution => ({
  kind,
  printed,
  articleId: ID,
  at: { start: 200 - printed.length - 1, end: 199 },
});

const changed = (asked: string, text: string, change: Omit<Change, 'at'>, kind?: CautionKind): Partial<Answer> => {
  const found = change.printed === '' ? text.length - 1 : text.indexOf(change.printed);
  const at = { start: 100 + found, end: 100 + found + change.printed.length };
  return {
    verdict: 'altered',
    question: { text: asked, speaker: null },
    quotation: { articleId: ID, text, start: 100, end: 100 + text.length, before: '', after: '' },
    changes: [{ ...change, at }],
    cautions: kind ? [{ kind, printed: change.printed, articleId: ID, at }] : [],
  };
};

const article = (over: Partial<AnswerArticle>): AnswerArticle => ({
  id: 'some-file.md',
  title: 'No ferries before spring, harbour master says, as ice grows for a sixth week in the outer harbour',
  url: 'https://kanalnord.example/2031/03/04/no-ferries-before-spring-harbour-master-says-as-ice-grows-for-a-sixth-week',
  date: '2031-03-04',
  wording: 'same',
  variant: 0,
  printedAs: 'direct',
  speaker: 'Ines Falk',
  ...over,
});

const NAMES = ['Kanal Nord', 'Inselbote', 'The Northern Coast Chronicle and Advertiser', 'Daily Gamma', null];

const outlets = (n: number): AnswerOutlet[] =>
  Array.from({ length: n }, (_, i) => ({
    outlet: i < 4 ? (NAMES[i] ?? null) : i % 4 === 0 ? null : `Gazette of Island No. ${i}`,
    wording: 'same',
    printed: 'The ferries will not sail before spring.',
    printedAs: 'direct',
    speaker: 'Ines Falk',
    changes: [],
    articles: [
      article({
        id: `${i}.md`,
        date: i % 5 === 4 ? null : `2031-03-0${1 + (i % 8)}`,
        variant: i % 3 === 2 ? 1 : 0,
        ...(i % 4 === 0 ? { url: null } : {}),
      }),
    ],
  }));

const variant = (printed: string, over: Partial<Variant> = {}): Variant => ({
  printed,
  wording: 'same',
  turns: false,
  changes: [],
  articles: 9,
  outlets: 7,
  first: { outlet: 'Inselbote', articleId: '1.md', date: '2031-03-09', precision: 'day' },
  ...over,
});

const OPPOSITE: Partial<Answer> = {
  cautions: [{ kind: 'opposite', printed: '', articleId: '1.md', at: { start: 0, end: 0 } }],
  outlets: outlets(12),
  variants: [
    variant('The ferries will not sail before spring.'),
    variant('The ferries will definitely sail before spring.', {
      turns: true,
      changes: [
        { op: 'substitute', asked: 'not', printed: 'definitely', kind: 'negation', at: { start: 17, end: 27 } },
      ],
    }),
  ],
};

const { speaker: INES, origin: ORIGIN } = answer();

const everything = (): Partial<Answer> => ({
  ...changed(
    SENTENCE.replace('not ', ''),
    SENTENCE,
    { op: 'delete', asked: '', printed: 'not', kind: 'negation' },
    'negation',
  ),
  question: { text: SENTENCE.replace('not ', ''), speaker: 'Jonathan Berg' },
  claim: 'contradicted',
  speaker: INES && { ...INES, role: LONG_NAME, condition: 'on condition that the name of the ship is not given' },
  outlets: outlets(23),
  variants: OPPOSITE.variants ?? [],
  alsoSaid: [{ speaker: 'Ada Holt', articleId: 'x', articles: 2 }],
  origins: 3,
  filter: { asked: 'gamma', outlet: 'Daily Gamma', elsewhere: 3 },
  origin: ORIGIN && {
    ...ORIGIN,
    first: {
      outlet: 'The Northern Coast Chronicle and Advertiser',
      articleId: '2.md',
      date: '2031-03-09',
      precision: 'day',
    },
    tied: ['3.md'],
  },
});

const claimed = (claim: Answer['claim'], more: Partial<Answer> = {}): Partial<Answer> => ({
  question: { text: 'The ferries will not sail before spring.', speaker: 'Jon Berg' },
  claim,
  cautions:
    claim === 'contradicted' || claim === 'disputed'
      ? [{ kind: 'speaker', printed: 'she', articleId: ID, at: { start: 150, end: 153 } }]
      : [],
  ...more,
});

const T = 'The ferries will not sail before spring.';

const PIECES: Partial<Answer> = {
  verdict: 'spliced',
  question: { text: 'The ferries will not sail before spring and we shall all go hungry.', speaker: null },
  pieces: [
    { articleId: ID, text: 'The ferries will not sail before spring', start: 0, end: 39, speaker: 'Ines Falk' },
    { articleId: ID, text: 'we shall all go hungry', start: 300, end: 322, speaker: 'Jon Berg' },
  ],
  cautions: [{ kind: 'joined', printed: 'we shall all go hungry', articleId: ID, at: { start: 300, end: 322 } }],
};

/** Name -> what is different from a plain answer. */
const ANSWERS: Record<string, Answer> = {
  same: answer(),
  excerpt: answer(cut('', 'the ferries will not sail', ' before spring, she said.')),
  edited: answer({
    ...changed('The ferries … will not sail', 'The ferries, all of them, will not sail', {
      op: 'delete',
      asked: '',
      printed: ', all of them,',
      kind: 'editorial',
    }),
    verdict: 'edited',
  }),
  'altered, harmless': answer(
    changed('The ferries will not leave before spring.', T, {
      op: 'substitute',
      asked: 'leave',
      printed: 'sail',
      kind: 'other',
    }),
  ),
  spliced: answer(PIECES),
  paraphrase: answer({
    ...changed('Until spring no ferry is going to leave.', T, {
      op: 'substitute',
      asked: '',
      printed: '',
      kind: 'other',
    }),
    verdict: 'paraphrase',
    changes: [],
  }),
  'not found': notFound(),
  narration: answer({
    printedAs: 'narration',
    speaker: null,
    cautions: [{ kind: 'narration', printed: T, articleId: ID, at: { start: 0, end: 40 } }],
  }),
  frame: answer({
    ...cut("I don't think that", 'the ferries will sail before spring'),
    cautions: [before('frame', "I don't think that")],
  }),
  condition: answer({
    ...cut('If the ice melts,', 'the ferries will sail'),
    cautions: [before('condition', 'If the ice melts,')],
  }),
  subject: answer({
    ...cut('What the mayor said about', 'the harbour is wrong'),
    cautions: [before('subject', 'What the mayor said about')],
  }),
  ellipsis: answer({
    ...cut('We will sail, but not', 'before spring'),
    verdict: 'edited',
    cautions: [before('ellipsis', 'but not')],
  }),
  negation: answer(
    changed(
      'The ferries will sail before spring.',
      T,
      { op: 'delete', asked: '', printed: 'not', kind: 'negation' },
      'negation',
    ),
  ),
  number: answer(
    changed(
      'We lost 40 ships.',
      'We lost 14 ships.',
      { op: 'substitute', asked: '40', printed: '14', kind: 'number' },
      'number',
    ),
  ),
  name: answer(
    changed(
      'Berg closed the harbour.',
      'Holt closed the harbour.',
      { op: 'substitute', asked: 'Berg', printed: 'Holt', kind: 'name' },
      'name',
    ),
  ),
  quantifier: answer(
    changed(
      'All pilots agree.',
      'Some pilots agree.',
      { op: 'substitute', asked: 'All', printed: 'Some', kind: 'quantifier' },
      'quantifier',
    ),
  ),
  modal: answer(
    changed(
      'It will thaw.',
      'It may thaw.',
      { op: 'substitute', asked: 'will', printed: 'may', kind: 'modal' },
      'modal',
    ),
  ),
  opposite: answer(OPPOSITE),
  'claim confirmed': answer(claimed('confirmed')),
  'claim disputed': answer(claimed('disputed', { otherSpeakers: [{ name: 'Ada Holt', outlets: ['Inselbote'] }] })),
  'claim contradicted': answer(claimed('contradicted')),
  'claim open': answer(
    claimed('open', { speaker: INES && { ...INES, name: null, candidates: ['Ines Falk', 'Ada Holt'] } }),
  ),
  anonymous: answer({
    speaker: INES && {
      ...INES,
      name: 'a harbour official',
      role: null,
      kind: 'anonymous',
      condition: 'on condition of anonymity',
    },
  }),
  filter: answer({ filter: { asked: 'gamma', outlet: 'Daily Gamma', elsewhere: 3 } }),
  'filter, no such outlet': { ...notFound(), filter: { asked: 'Foo', outlet: null, elsewhere: 3 } },
  'filter, not there': { ...notFound(), filter: { asked: 'gamma', outlet: 'Daily Gamma', elsewhere: 1 } },
  'no outlet, no date': answer({
    speaker: null,
    outlets: [
      {
        ...(outlets(1)[0] as AnswerOutlet),
        outlet: null,
        articles: [article({ url: null, date: null, title: null, speaker: null })],
      },
    ],
    origin: {
      agency: null,
      credit: null,
      tied: [],
      first: { outlet: null, articleId: 'some-file.md', date: null, precision: 'unknown' },
      utterance: { outlet: null, articleId: 'some-file.md', date: null, precision: 'unknown' },
    },
  }),
  everything: answer(everything()),
};

const REQUEST: DeskRequest = { text: T, speaker: null, outlet: null, facet: 'check', public: false };

/** The face of some answers, and every view behind its buttons. */
const show = async (
  name: string,
  answers: Answer[],
  behind: boolean,
  request: Partial<DeskRequest> = {},
): Promise<Shown[]> => {
  const desk = createDesk({ ask: async () => answers });
  const reply = await desk.answer({ ...REQUEST, ...request });
  const shown = [{ name, answers: Math.max(1, answers.length), reply }];
  for (const { id, label } of behind ? reply.buttons.filter((button) => button.id.startsWith('show')) : []) {
    const pressed = await desk.press(id);
    shown.push({ name: `${name} → ${label}`, answers: 1, reply: pressed.reply });
  }
  return shown;
};

/** A list, and the next page of it. */
const showList = async (name: string, listing: Listing): Promise<Shown[]> => {
  const desk = createDesk({ ask: async () => [], browse: async () => listing });
  const reply = await desk.answer({ ...REQUEST, facet: listing.topic, text: listing.asked });
  const more = reply.buttons.find(({ label }) => label.startsWith('More'));
  const next = more ? [{ name: `${name} → ${more.label}`, answers: 1, reply: (await desk.press(more.id)).reply }] : [];
  return [{ name, answers: 1, reply }, ...next];
};

export const gallery = async (): Promise<Shown[]> => {
  const one = (name: string) => ANSWERS[name] as Answer;
  const faces = Object.entries(ANSWERS).map(([name, each]) =>
    show(name, [each], name === 'everything' || name === 'spliced'),
  );
  const several = [one('negation'), one('claim contradicted'), one('not found')];
  const all = await Promise.all([
    ...faces,
    show('three quotes', several, false),
    show('three quotes, all there is to say', [one('everything'), one('opposite'), one('spliced')], false),
    ...(['who', 'source', 'outlets'] as const).map((facet) =>
      show(`/quote ${facet}`, [one('everything')], false, { facet }),
    ),
    showList('/quote speaker', SPEAKER),
    showList('/quote speaker, namesakes', NAMESAKES),
    showList('/quote outlet', OUTLET),
    showList('/quote index', INDEX),
    show('help', [], false),
  ]);
  return all.flat();
};
