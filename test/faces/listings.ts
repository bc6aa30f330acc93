/** Invented lists, as long as they get. */
import type { IndexListing, ListedPrint, ListedQuote, OutletListing, SpeakerListing } from '../../src/model.js';

const SIZE = { articles: 48_210, outlets: 311, from: '2029-01-02', to: '2031-05-09' };
const SCOPE = { outlet: null, since: null, until: null };

const printOf = (number: number, over: Partial<ListedPrint> = {}): ListedPrint => ({
  id: `north/report-${number}.html`,
  outlet: number % 3 === 0 ? 'The Valley Post and Northern Courier' : 'Kanal Nord',
  title: `Harbour master warns of a spring without ferries as the ice holds, report ${number}`,
  url: `https://kanalnord.example/reports/${number}`,
  published: { date: `2031-05-${String(9 - (number % 8)).padStart(2, '0')}`, precision: 'day' },
  ...over,
});

const LONG =
  'We have asked the ministry for a second ice breaker every year since the flood, and every year we have had the same answer: that the money is there, that the ship is not, and that we should write again in autumn, when somebody else will read it.';

const quote = (number: number, over: Partial<ListedQuote> = {}): ListedQuote => ({
  text: 'The ferries will not sail before spring.',
  kind: 'direct',
  speaker: 'Ines Falk',
  mention: 'Ines Falk',
  confidence: 0.95,
  article: printOf(number),
  ...over,
});

export const SPEAKER: SpeakerListing = {
  topic: 'speaker',
  asked: 'ines falk',
  scope: { outlet: null, since: '2031-05-01', until: null },
  names: ['Ines Falk', 'Inés Falk'],
  near: ['Falk'],
  articles: 212,
  listed: 60,
  quotes: [
    quote(1),
    quote(2, { text: LONG, confidence: 0.55, mention: 'the harbour master' }),
    quote(3, { text: 'the ferries would stay in port until the ice is gone', kind: 'indirect' }),
    quote(4, { text: LONG, article: printOf(4, { outlet: null, url: null }) }),
    quote(5),
  ],
  index: SIZE,
};

export const NAMESAKES: SpeakerListing = {
  ...SPEAKER,
  asked: 'Falk',
  names: [],
  near: ['Ines Falk', 'Otto Falk', 'Marie-Louise Falk'],
  articles: 0,
  listed: 0,
  quotes: [],
};

export const OUTLET: OutletListing = {
  topic: 'outlet',
  asked: 'kanal nord',
  scope: SCOPE,
  name: 'Kanal Nord',
  near: [],
  articles: 940,
  listed: 60,
  prints: Array.from({ length: 20 }, (_, number) => printOf(number, { outlet: 'Kanal Nord' })),
  index: SIZE,
};

export const INDEX: IndexListing = {
  topic: 'index',
  asked: '',
  scope: SCOPE,
  articles: SIZE.articles,
  listed: 5,
  speakers: 30_114,
  languages: [
    { language: 'en', articles: 40_012 },
    { language: 'nb', articles: 5_100 },
    { language: 'de', articles: 3_001 },
    { language: null, articles: 97 },
  ],
  prints: Array.from({ length: 5 }, (_, number) => printOf(number)),
  index: SIZE,
};
