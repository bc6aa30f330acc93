/**
 * What every store offers. Speaks of articles, passages and quotations, never of SQL.
 * A store keeps and finds; it decides nothing. Each implementation passes the contract suite in test/store.
 */
import type { Article, ArticleHeader, IndexSummary, Quotation, ReadArticle, Span } from '../model.js';
import type { Signature } from '../text/signature.js';

/** One article as it goes in. */
export interface ArticleRecord extends ReadArticle, Extract {
  /** Digest of the article's source: equal digests need no rewrite. */
  fingerprint: string;
  /** Names the rules by which the rest was found in the text. */
  rules: string;
}

/** What is found in an article's text. `passages` are its sentences, ascending, not overlapping. */
export interface Extract {
  quotations: Quotation[];
  passages: Span[];
  /** Digest of the text, by which near-copies are told. */
  signature: Signature;
}

/** The text of a stored article, and the fingerprint it was put with. `key` is the store's own handle. */
export interface StoredText {
  key: number;
  fingerprint: string;
  text: string;
}

/** What other rules find in the text of a stored article. */
export interface Renewal extends Extract {
  key: number;
  rules: string;
}

/** One article as it comes out. `key` is the store's own handle, stable while the article is unchanged. */
export interface StoredArticle {
  key: number;
  article: Article;
  quotations: Quotation[];
}

/** An article without its text: enough to list it, and to tell whether it copies another. */
export interface StoredHeader {
  key: number;
  header: ArticleHeader;
  signature: Signature;
}

/** An article as a list of all shows it, and where it was read from. */
export interface ListedArticle {
  key: number;
  from: FileKey;
  header: ArticleHeader;
}

/** A passage that shares words with the question. Higher `score` shares more and rarer ones; comparable within one answer only. */
export interface Candidate extends Span {
  key: number;
  score: number;
  /** What the score is of the most it could be, from 0 to 1: 1 where every word looked for is there. */
  share: number;
  /** The stretch of the passage that stands for it: its longest words in marks, else all of it. */
  kernel: Span;
  /**
   * Every article with a passage of the same kernel, this one included, ascending: what holds for words inside the kernel
   * holds there too, since characters, kind of quotation and speaker are the same. Only the best of them is a candidate.
   */
  alike: readonly number[];
}

/**
 * Where articles were read from. `collection` is the ingested root, `file` the path below it:
 * one root's articles never replace or remove another's, even where their ids are equal.
 */
export interface FileKey {
  collection: string;
  file: string;
}

/** How common a text's words are in the index. Estimates do: they weigh evidence, they count nothing that is shown. */
export interface Frequencies {
  /** Passages in the index. */
  passages: number;
  /** Passages that hold each distinct word, in the order of its first place; 0 for one that the index has never seen. */
  counts: number[];
}

/** What one look into the index tells of a text. */
export interface Look extends Frequencies {
  /** Best first. */
  candidates: Candidate[];
}

/** Which articles are looked for in a list: those that are all of this; `null`: whatever. */
export interface Shelf {
  /** Names as `speakers` gives them: one of them is named for a quotation. */
  speakers: readonly string[] | null;
  outlet: string | null;
  /** Publication days, `YYYY-MM-DD`, both inclusive; where one is given, an article without a day is not meant. */
  since: string | null;
  until: string | null;
}

/** Newest first, those without a day last; of one day, what came in last leads. */
export interface Shelved {
  /** In all. */
  articles: number;
  keys: number[];
}

export interface Store {
  /** Every collection that a file was put or read from. */
  collections(): Promise<string[]>;
  /** Fingerprint of each file by path below the collection; `null`: it was not read to its end. */
  files(collection: string): Promise<Map<string, string | null>>;
  /** Ids that files of a collection hold, though another file's article has them, by path. */
  refused(collection: string): Promise<Map<string, string[]>>;
  /** Fingerprint of each stored article of one file, by article id. */
  articlesOf(from: FileKey): Promise<Map<string, string>>;
  /**
   * Writes articles, each whole or not at all. One with the same collection and id is replaced; where it was another
   * file's, that id counts as refused there.
   */
  put(from: FileKey, records: readonly ArticleRecord[]): Promise<void>;
  /** Removes articles of a file by id. Unknown ids, and those of another file, are no error. @returns how many left */
  remove(from: FileKey, ids: readonly string[]): Promise<number>;
  /**
   * Notes that a file was read to its end, so that it is skipped while its fingerprint stays.
   * @param refused ids that it holds, though another file's articles have them: once they leave, it is to be read again
   */
  finishFile(from: FileKey, fingerprint: string, refused?: readonly string[]): Promise<void>;
  /** Forgets a file and removes its articles. @returns how many left */
  removeFile(from: FileKey): Promise<number>;
  /** Gives a collection another name, of which there is none yet. */
  renameCollection(from: string, to: string): Promise<void>;

  /** How many articles were put by other rules than these. */
  countOutdated(rules: string): Promise<number>;
  /** Texts of up to `limit` articles that were put by other rules than these, by ascending key, from above `after` on. */
  outdated(rules: string, after: number, limit: number): Promise<StoredText[]>;
  /**
   * Replaces what was found in articles' texts, each whole or not at all; the articles stay as they are, under another
   * key. A key that is no longer there is passed over: the article was removed or replaced since.
   */
  renew(renewals: readonly Renewal[]): Promise<void>;

  /**
   * How common the words of a text are, and the passages that share the most telling of them: `limit` passages, and more
   * only where more share most of the text and about as much as the best, so that no appearance of a quote is missed.
   */
  look(text: string, limit: number): Promise<Look>;
  /** Articles by key, in the order asked; missing keys are left out. */
  articles(keys: readonly number[]): Promise<StoredArticle[]>;
  /** Articles without their texts, by key, in the order asked; missing keys are left out. Cheap for tens of thousands. */
  headers(keys: readonly number[]): Promise<StoredHeader[]>;
  /** Up to `limit` articles by ascending key, from above `after` on. */
  list(after: number, limit: number): Promise<ListedArticle[]>;
  /** Every article with this id, one of each collection that holds it, by ascending key. */
  withId(id: string): Promise<ListedArticle[]>;
  /** Size of the index and the publication days it covers. Each article of unknown outlet counts as an outlet of its own. */
  summary(): Promise<IndexSummary>;
  /** Distinct names of speakers of stored quotations. */
  speakers(): Promise<string[]>;
  /** Distinct outlets. */
  outlets(): Promise<string[]>;
  /** How many articles there are that are all of this, and the keys of the newest `limit`. */
  shelf(of: Shelf, limit: number): Promise<Shelved>;
  /** How many articles are in each language (ISO 639-1), most first; `null`: in one that could not be told. */
  languages(): Promise<{ language: string | null; articles: number }[]>;
  /** Looks at all that is stored. @returns the parts that are not as they were written, in the store's own words; none where it is whole */
  damage(): Promise<string[]>;
  close(): Promise<void>;
}
