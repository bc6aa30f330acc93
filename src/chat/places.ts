/** Where a reader of a reply can be, and where its buttons lead: the face of all quotes, of one, or a page of a view. */
import type { Answer, Listing } from '../model.js';
import { composeFace, type Facet, pagesOfFaces, QUOTES_A_PAGE } from './compose.js';
import { listingPages } from './listing.js';
import type { Block } from './reply.js';
import { composeView, pagesOfView, VIEW_LABELS, VIEWS, type View, viewsOf } from './views.js';

/** `face`: of all quotes; `quote`: of one of several, whole. `quote` counts from 0; `page` within the place, from 0. */
export interface Place {
  view: View | 'face' | 'quote';
  quote: number;
  page: number;
}

export interface Way extends Place {
  label: string;
}

/** What was found, to be turned over. */
export interface Opened {
  blocksAt(place: Place): Block[];
  /** The ways on from a place, without Share. */
  buttonsAt(place: Place): Way[];
}

export const FACE: Place = { view: 'face', quote: 0, page: 0 };

export const isView = (word: string): word is Place['view'] =>
  word === 'face' || word === 'quote' || (VIEWS as readonly string[]).includes(word);

const answersAt = (answers: readonly Answer[], facet: Facet, { view, quote, page }: Place): Block[] => {
  const answer = answers[quote];
  if (view === 'face' || !answer) return composeFace(answers, facet, page);
  return view === 'quote' ? composeFace([answer], 'check') : composeView(answer, view, page);
};

const turns = (place: Place, pages: number): Way[] => {
  const { page } = place;
  return [
    ...(page > 0 ? [{ ...place, page: page - 1, label: 'Previous' }] : []),
    ...(page + 1 < pages ? [{ ...place, page: page + 1, label: `More (${page + 2} of ${pages})` }] : []),
  ];
};

const views = (answer: Answer, quote: number): Way[] =>
  viewsOf(answer).map((view) => ({ view, quote, page: 0, label: VIEW_LABELS[view] }));

const quotes = (answers: readonly Answer[], page: number): Way[] =>
  answers.slice(page * QUOTES_A_PAGE, (page + 1) * QUOTES_A_PAGE).map((_, i): Way => {
    const quote = page * QUOTES_A_PAGE + i;
    return { view: 'quote', quote, page: 0, label: `Quote ${quote + 1}` };
  });

const waysOn = (answers: readonly Answer[], facet: Facet, place: Place): Way[] => {
  const { view, quote, page } = place;
  const answer = answers[quote];
  const one = answers.length === 1;
  if (view === 'face' || !answer) {
    if (!one) return [...turns(place, pagesOfFaces(answers)), ...quotes(answers, page)];
    const whole: Way[] = facet === 'check' ? [] : [{ view: 'quote', quote: 0, page: 0, label: 'Whole answer' }];
    return [...whole, ...(answer ? views(answer, 0) : [])];
  }
  const all: Way = { ...FACE, page: Math.floor(quote / QUOTES_A_PAGE), label: 'All quotes' };
  if (view === 'quote') return [...(one ? [] : [all]), ...views(answer, quote)];
  const back: Way = one ? { ...FACE, label: 'Back' } : { view: 'quote', quote, page: 0, label: 'Back' };
  return [back, ...turns(place, pagesOfView(answer, view))];
};

/** @param facet in which manner it was asked for */
export const openAnswers = (answers: readonly Answer[], facet: Facet): Opened => ({
  blocksAt: (place) => answersAt(answers, facet, place),
  buttonsAt: (place) => waysOn(answers, facet, place),
});

export const openListing = (listing: Listing): Opened => {
  const pages = listingPages(listing);
  const at = (page: number): number => Math.min(page, pages.length - 1);
  return {
    blocksAt: ({ page }) => pages[at(page)] ?? [],
    buttonsAt: ({ page }) => turns({ ...FACE, page: at(page) }, pages.length),
  };
};
