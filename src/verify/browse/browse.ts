/** What is in the index of a speaker, of an outlet, or at all: lists, newest first, of what articles state. */
import { VerbatimError } from '../../errors.js';
import type {
  IndexListing,
  ListedPrint,
  ListedQuote,
  Listing,
  Lookup,
  OutletListing,
  Scope,
  SpeakerListing,
} from '../../model.js';
import type { Store, StoredArticle, StoredHeader } from '../../store/store.js';
import { searchNames } from '../names/names.js';
import { findOutlet } from '../names/outlets.js';
import { dayOf } from '../question/period.js';
import { findSpeakers } from './speakers.js';

/** Articles that are listed: who wants more names days. */
const MOST = 60;
/** That show how fresh the index is. */
const FRESHEST = 5;
const MOST_NEAR = 5;

const printOf = ({ header: { id, outlet, title, url, published } }: Pick<StoredHeader, 'header'>): ListedPrint => ({
  id,
  outlet,
  title,
  url,
  published,
});

const quotesIn = ({ article, quotations }: StoredArticle, names: ReadonlySet<string>): ListedQuote[] =>
  quotations.flatMap(({ speaker, text, kind }) =>
    speaker?.name && names.has(speaker.name)
      ? [
          {
            text,
            kind,
            speaker: speaker.name,
            mention: speaker.mention?.text ?? null,
            confidence: speaker.confidence,
            article: printOf({ header: article }),
          },
        ]
      : [],
  );

const NOTHING = { articles: 0, keys: [] };

const ofSpeaker = async (store: Store, asked: string, scope: Scope): Promise<SpeakerListing> => {
  const { names, near } = findSpeakers(await store.speakers(), asked);
  const { articles, keys } = names.length > 0 ? await store.shelf({ speakers: names, ...scope }, MOST) : NOTHING;
  const own = new Set(names);
  const quotes = (await store.articles(keys)).flatMap((stored) => quotesIn(stored, own));
  const index = await store.summary();
  return { topic: 'speaker', asked, scope, names, near, articles, listed: keys.length, quotes, index };
};

const ofOutlet = async (store: Store, asked: string, scope: Scope): Promise<OutletListing> => {
  const name = await findOutlet(store, asked);
  const { articles, keys } =
    name === null ? NOTHING : await store.shelf({ speakers: null, ...scope, outlet: name }, MOST);
  const near = searchNames(await store.outlets(), asked, MOST_NEAR + 1).filter((other) => other !== name);
  const prints = (await store.headers(keys)).map(printOf);
  const index = await store.summary();
  return {
    topic: 'outlet',
    asked,
    scope,
    name,
    near: near.slice(0, MOST_NEAR),
    articles,
    listed: keys.length,
    prints,
    index,
  };
};

const ofIndex = async (store: Store, scope: Scope): Promise<IndexListing> => {
  const index = await store.summary();
  const { keys } = await store.shelf({ speakers: null, ...scope }, FRESHEST);
  return {
    topic: 'index',
    asked: '',
    scope,
    articles: index.articles,
    listed: keys.length,
    speakers: (await store.speakers()).length,
    languages: await store.languages(),
    prints: (await store.headers(keys)).map(printOf),
    index,
  };
};

export type Browse = (lookup: Lookup) => Promise<Listing>;

/** @throws VerbatimError from the returned function: `question-empty`, `question-date`, or a store's own */
export const createBrowse =
  (store: Store): Browse =>
  async ({ topic, name, outlet, since, until }) => {
    const asked = name.trim();
    const days = { since: dayOf(since, 'first'), until: dayOf(until, 'last') };
    if (topic === 'index') return ofIndex(store, { outlet: null, since: null, until: null });
    if (asked === '') {
      throw new VerbatimError('question-empty', 'No name was given', `Write whom you mean: /quote ${topic} NAME`);
    }
    if (topic === 'outlet') return ofOutlet(store, asked, { outlet: null, ...days });
    return ofSpeaker(store, asked, { outlet: await outletOf(store, outlet), ...days });
  };

/** @throws VerbatimError `question-outlet`: a list of all outlets would be none of what was asked for */
const outletOf = async (store: Store, asked: string | null): Promise<string | null> => {
  if (asked === null || asked.trim() === '') return null;
  const outlet = await findOutlet(store, asked);
  if (outlet !== null) return outlet;
  throw new VerbatimError(
    'question-outlet',
    `No outlet called “${asked.trim().slice(0, 80)}” is in this index`,
    'Leave the outlet out, or take one of those that are offered while you type',
  );
};
