/** Invented answers: what the desk draws when nothing real is indexed. */
import type { Answer, AnswerOutlet, Request } from '../../src/model.js';

const INDEX = { articles: 12, outlets: 4, from: '2031-05-01', to: '2031-05-09' };

export const outletOf = (outlet: string | null, printed: string, number = 1): AnswerOutlet => ({
  outlet,
  wording: 'same',
  printed,
  printedAs: 'direct',
  speaker: 'Ines Falk',
  changes: [],
  articles: [
    {
      id: `report-${number}.txt`,
      title: `Harbour report ${number}`,
      url: `https://outlet.example/reports/${number}`,
      date: '2031-05-03',
      wording: 'same',
      variant: 0,
      printedAs: 'direct',
      speaker: 'Ines Falk',
    },
  ],
});

/** Found, word for word, said by Ines Falk, in two outlets. */
export const found = ({ text, speaker }: Pick<Request, 'text' | 'speaker'>, more: Partial<Answer> = {}): Answer => ({
  question: { text, speaker },
  verdict: 'same',
  printedAs: 'direct',
  misattributed: speaker === null ? null : speaker !== 'Ines Falk',
  claim: speaker === null ? null : speaker === 'Ines Falk' ? 'confirmed' : 'contradicted',
  cautions: [],
  score: 0.98,
  speaker: {
    name: 'Ines Falk',
    mention: 'the harbour master',
    role: 'harbour master',
    kind: 'person',
    confidence: 0.95,
    condition: null,
    audience: null,
    candidates: [],
  },
  otherSpeakers: [],
  quotation: { articleId: 'report-1.txt', text, start: 10, end: 10 + text.length, before: '', after: '' },
  pieces: [],
  changes: [],
  origin: {
    agency: 'NNA',
    credit: 'With material from NNA',
    first: { outlet: 'Kanal Nord', articleId: 'report-1.txt', date: '2031-05-03', precision: 'day' },
    tied: [],
    utterance: { outlet: 'Kanal Nord', articleId: 'report-1.txt', date: '2031-05-03', precision: 'day' },
  },
  origins: 1,
  originGroups: [],
  edits: [],
  outlets: [outletOf('Kanal Nord', text), outletOf(null, text, 2)],
  variants: [
    {
      printed: text,
      wording: 'same',
      turns: false,
      changes: [],
      articles: 2,
      outlets: 2,
      first: { outlet: 'Kanal Nord', articleId: 'report-1.txt', date: '2031-05-03', precision: 'day' },
    },
  ],
  alsoSaid: [],
  filter: null,
  index: INDEX,
  elapsedMs: 1,
  ...more,
});

export const notFound = ({ text, speaker }: Pick<Request, 'text' | 'speaker'>): Answer =>
  found(
    { text, speaker },
    {
      verdict: 'not-found',
      printedAs: null,
      misattributed: null,
      claim: null,
      score: 0,
      speaker: null,
      quotation: null,
      origin: null,
      origins: 0,
      outlets: [],
      variants: [],
    },
  );
