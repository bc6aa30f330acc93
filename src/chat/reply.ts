/**
 * What to say, before any platform draws it. A platform turns a Reply into its own widgets and adds nothing of its own.
 * All text here is plain: the platform escapes it, so that quoted words can never ping, link or format.
 */

export type RunMark = 'strong' | 'emphasis' | 'removed' | 'added';

/** A stretch of text in one style. */
export interface Run {
  text: string;
  mark?: RunMark;
  /** Where it links to: always http or https. */
  href?: string;
}

export type Tone = 'match' | 'caution' | 'warning' | 'none';

export type Block =
  /** Opens an answer: "Words changed". */
  | { kind: 'heading'; text: string; tone: Tone }
  /** Words of the asker or of the print, differences marked: drawn as a block quotation below its quiet label. */
  | { kind: 'quote'; label?: string; runs: Run[] }
  | { kind: 'text'; runs: Run[] }
  /** A line with a quiet label: "Said by", … Neighbours stand together; other kinds of block stand apart. */
  | { kind: 'field'; label: string; runs: Run[] }
  /** A labelled list, already cut to one page. */
  | { kind: 'list'; label: string; items: Run[][] }
  /** Small print: what was searched. */
  | { kind: 'note'; runs: Run[] };

/** `id` is opaque, at most 100 characters: hand it to `Desk.press`. */
export interface Button {
  id: string;
  label: string;
}

export interface Reply {
  blocks: Block[];
  buttons: Button[];
  /** Only the asker may see it. */
  private: boolean;
}

/** Blocks that belong together: the warning to its heading, a line to the quote above it, the facts to each other. A platform sets the groups apart. */
export const groupsOf = <T extends { block: Block }>(drawn: readonly T[]): T[][] => {
  const groups: T[][] = [];
  let last: Block['kind'] | undefined;
  for (const one of drawn) {
    const { kind } = one.block;
    const joins = kind === last || (kind === 'text' && (last === 'heading' || last === 'quote'));
    if (joins && kind !== 'heading') groups.at(-1)?.push(one);
    else groups.push([one]);
    last = kind;
  }
  return groups;
};
