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
  /** Words as printed, differences marked: drawn as a block quotation. */
  | { kind: 'quote'; runs: Run[] }
  | { kind: 'text'; runs: Run[] }
  /** A labelled line: "Said by", … */
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
