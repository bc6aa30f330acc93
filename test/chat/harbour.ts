/** Answers about an invented story, as verification gives them: what the desk and the drawing are tried on. */
import type { Answer, AnswerOutlet } from '../../src/model.js';

const INES = {
  name: 'Ines Falk',
  mention: 'she',
  role: 'harbour master',
  kind: 'person',
  confidence: 0.95,
  condition: null,
  audience: 'NordPress',
  candidates: [],
} as const;

export const outlet = (name: string | null, over: Partial<AnswerOutlet> = {}): AnswerOutlet => ({
  outlet: name,
  wording: 'same',
  printed: 'The ferries will not sail before spring.',
  printedAs: 'direct',
  speaker: 'Ines Falk',
  changes: [],
  articles: [
    {
      id: `${name ?? 'unnamed'}.md`,
      title: 'No ferries',
      url: 'https://kanalnord.example/ferries',
      date: '2031-03-04',
      wording: 'same',
      variant: 0,
      printedAs: 'direct',
      speaker: 'Ines Falk',
    },
  ],
  ...over,
});

export const answer = (over: Partial<Answer> = {}): Answer => ({
  question: { text: 'The ferries will not sail before spring.', speaker: null },
  verdict: 'same',
  printedAs: 'direct',
  misattributed: null,
  claim: null,
  cautions: [],
  score: 0.99,
  speaker: { ...INES, candidates: [] },
  otherSpeakers: [],
  quotation: {
    articleId: 'Kanal Nord.md',
    text: 'The ferries will not sail before spring.',
    start: 100,
    end: 140,
    before: '',
    after: '',
  },
  pieces: [],
  changes: [],
  origin: {
    agency: 'NordPress',
    credit: 'told NordPress',
    first: { outlet: 'Kanal Nord', articleId: 'Kanal Nord.md', date: '2031-03-04', precision: 'day' },
    tied: [],
    utterance: { outlet: 'Kanal Nord', articleId: 'Kanal Nord.md', date: '2031-03-04', precision: 'day' },
  },
  origins: 1,
  originGroups: [],
  edits: [],
  outlets: [outlet('Kanal Nord')],
  variants: [
    {
      printed: 'The ferries will not sail before spring.',
      wording: 'same',
      turns: false,
      changes: [],
      articles: 1,
      outlets: 1,
      first: { outlet: 'Kanal Nord', articleId: 'Kanal Nord.md', date: '2031-03-04', precision: 'day' },
    },
  ],
  alsoSaid: [],
  filter: null,
  index: { articles: 12, outlets: 4, from: '2031-03-01', to: '2031-03-09' },
  elapsedMs: 1,
  ...over,
});

export const notFound = (): Answer =>
  answer({
    verdict: 'not-found',
    printedAs: null,
    score: 0,
    speaker: null,
    quotation: null,
    origin: null,
    origins: 0,
    outlets: [],
    variants: [],
  });
