/**
 * What is read and stored: articles, and who said what in them.
 * Offsets are UTF-16 code units into the article's clean text, end exclusive, unless a comment says otherwise.
 */

export interface Span {
  start: number;
  end: number;
}

/** A stretch together with what the article prints there: `text === article.text.slice(start, end)`. */
export interface Excerpt extends Span {
  text: string;
}

export type Precision = 'minute' | 'day' | 'unknown';

/** `date` is `YYYY-MM-DD` for `day`, ISO 8601 in UTC for `minute`, `null` for `unknown`. */
export interface Publication {
  date: string | null;
  precision: Precision;
}

/**
 * What a credit says: the text is theirs (`text`: "By AFP", "With files from AFP"), the words were said or given to them or
 * reported by them first (`told`: "told AFP"; `outlet`: the same of another outlet, "told the Osk Times"), or a picture is
 * theirs (`photo`), which says nothing of the text.
 */
export type CreditKind = 'text' | 'told' | 'outlet' | 'photo';

/** A wire service, or for `outlet` another outlet, that the page names, and the printed words that prove it. */
export interface Credit {
  kind: CreditKind;
  agency: string;
  evidence: string;
  /** For `outlet`: where the evidence begins in the text, since one article may name several for different words. */
  at?: number;
}

/** One published text of one outlet. What a page does not state is `null`, never guessed. */
export interface Article {
  /** Path below the ingested folder, or the `id` of its JSON line. */
  id: string;
  outlet: string | null;
  /** The words, field or address that name the outlet; `null` with it. */
  outletEvidence: string | null;
  title: string | null;
  url: string | null;
  /** Equal for all addresses under which the article is linked, shared or archived; absent in what older versions stored. */
  address?: string | null;
  byline: string | null;
  /** ISO 639-1, told by the text's own words; `null` where there are too few to tell. */
  language: string | null;
  published: Publication;
  /** Canonical names ("AFP") of those that the text or its words come from, in order of first credit, without repeats. */
  agencies: string[];
  credits: Credit[];
  /** Since when this text stands, where its source held another before: the moment at which the change was found, ISO 8601. */
  revised?: string;
  /** An earlier version: the id of the article that stands in its place, and since when. */
  replaced?: { by: string; on: string };
  /** The clean text: paragraphs separated by a blank line; no furniture of the page. */
  text: string;
}

/** An article as a list shows it. */
export type ArticleHeader = Omit<Article, 'text'>;

/** `title`: a work, event or thing named in marks; `scare`: marks that hold a word at arm's length. Nobody speaks in those two. */
export type QuotationKind = 'direct' | 'mixed' | 'indirect' | 'title' | 'scare';

export type SpeakerKind = 'person' | 'group' | 'organisation' | 'document' | 'anonymous';

/** Who said it, as far as the article tells. */
export interface Speaker {
  /** The words beside the quotation that name who spoke ("she"); `null` where nothing stands there. */
  mention: Excerpt | null;
  /** The fullest form the article prints for them ("Giorgia Meloni"), or the description ("the diplomatic source"). `null`: not clear. */
  name: string | null;
  /** As printed: "Italian Prime Minister". */
  role: string | null;
  kind: SpeakerKind;
  /** Chance that the attribution is right, 0 to 1. */
  confidence: number;
  /** The condition under which they spoke, as printed ("on condition of anonymity"). */
  condition: string | null;
  /** To whom it was said, as printed ("AFP", "Italian senators"). */
  audience: string | null;
  /** Where `name` is `null`: who it might be, likeliest first. */
  candidates: string[];
}

/** Words that an article prints as somebody's. */
export interface Quotation extends Span {
  kind: QuotationKind;
  /** The words alone: the parts joined by a space; for `indirect` the reported content. */
  text: string;
  /** One stretch for each pair of marks, marks excluded. Empty for `indirect`. */
  parts: Span[];
  speaker: Speaker | null;
  cue: Excerpt | null;
}

/** What the reader and the extractor found in one article: all that is stored of it. */
export interface ReadArticle {
  article: Article;
  quotations: Quotation[];
}
