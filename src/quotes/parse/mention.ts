/** What a mention is. */

export const mentionType = { name: 0, pronoun: 1, common: 2, relative: 3 } as const;

/** A noun phrase as token indices, `last` inclusive. */
export interface Mention {
  first: number;
  last: number;
  /** The token that names it: the surname, the noun. */
  head: number;
  /** First token of the name proper, after titles; `first` for the rest. */
  core: number;
  type: number;
  /** Its head is a word that the lexicon knows for people, groups or documents, or a name. */
  known: boolean;
  /** Stands before a noun that it modifies ("Iowa voters", "Bell's aide"). */
  modifier: boolean;
}
