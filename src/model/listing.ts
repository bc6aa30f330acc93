/** What is looked up without a quote: what somebody said, what an outlet printed, what is in the index. */
import type { IndexSummary } from './answer.js';
import type { Publication, QuotationKind } from './article.js';

export type Topic = 'speaker' | 'outlet' | 'index';

/** `since` and `until` as typed: a day, a month or a year, both inclusive. */
export interface Lookup {
  topic: Topic;
  /** Of the speaker or outlet, as typed; empty for the index. */
  name: string;
  outlet: string | null;
  since: string | null;
  until: string | null;
}

/** What was left out, by the asker's wish. */
export interface Scope {
  /** The indexed outlet that was taken for the one asked for. */
  outlet: string | null;
  /** Days, `YYYY-MM-DD`. */
  since: string | null;
  until: string | null;
}

/** An article as a list names it. */
export interface ListedPrint {
  id: string;
  outlet: string | null;
  title: string | null;
  url: string | null;
  published: Publication;
}

export interface ListedQuote {
  text: string;
  kind: QuotationKind;
  /** As this article prints the name. */
  speaker: string;
  /** The words beside the quotation that name who spoke. */
  mention: string | null;
  /** Chance that the speaker is right. */
  confidence: number;
  article: ListedPrint;
}

interface Listed {
  asked: string;
  scope: Scope;
  /** Articles in all; only the newest of them are listed. */
  articles: number;
  listed: number;
  index: IndexSummary;
}

/** Newest first, those without a date last. */
export interface SpeakerListing extends Listed {
  topic: 'speaker';
  /** Names in the index that surely mean the one asked for; empty: none, and nothing is listed. */
  names: string[];
  /** Names that may mean somebody else, and are not listed. */
  near: string[];
  quotes: ListedQuote[];
}

export interface OutletListing extends Listed {
  topic: 'outlet';
  /** As indexed; `null`: there is none. */
  name: string | null;
  near: string[];
  prints: ListedPrint[];
}

export interface IndexListing extends Listed {
  topic: 'index';
  /** How many distinct names of speakers there are. */
  speakers: number;
  /** Most first; `null`: could not be told. */
  languages: { language: string | null; articles: number }[];
  /** The newest. */
  prints: ListedPrint[];
}

export type Listing = SpeakerListing | OutletListing | IndexListing;
