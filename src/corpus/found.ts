/** What readers hand on: an article as its format states it, before the page's own words are looked at. */
import type { Fields } from './facts/fields.js';
import type { Line } from './markup/line.js';

/** A quotation that its record states, without the article around it. */
export interface StatedQuotation {
  /** As printed just before and after it; may be empty. */
  before: string;
  /** The words, without marks around them. */
  text: string;
  after: string;
  /** Likeliest first. Empty where the record names nobody: the words around may. */
  speakers: readonly { name: string; probability: number }[];
}

export type Body =
  /** A page as text: what of it is the article is still to be told. */
  | { kind: 'page'; text: string }
  /** Text that stays as it is, so that offsets refer to the source's own. */
  | { kind: 'text'; text: string }
  /** A page as lines, some of them marked already. `outside` gives what was left out before. */
  | { kind: 'lines'; lines: Line[]; outside?: () => Promise<string[]> }
  /** No article: quotations alone. */
  | { kind: 'quotations'; quotations: readonly StatedQuotation[] };

export interface Found {
  /** Where in the file, as ids and messages name it: `''` for its only article, `:17` for line 17. */
  place: string;
  fields: Fields;
  body: Body;
}

/** Something that is no article, and why. */
export interface Fault {
  place: string;
  reason: string;
}
