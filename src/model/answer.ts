/** What is asked and answered: how pasted words stand to what is printed. Offsets as in article.ts. */
import type { Credit, Precision, Span, Speaker } from './article.js';

/** How pasted words relate to printed ones. */
export type Wording = 'same' | 'excerpt' | 'edited' | 'altered' | 'spliced' | 'paraphrase';

export type Verdict = Wording | 'not-found';

export type PrintedAs = 'direct' | 'mixed' | 'indirect' | 'narration';

export type ChangeKind = 'negation' | 'number' | 'name' | 'quantifier' | 'modal' | 'editorial' | 'other';

/**
 * One place where the question departs from the print.
 * `insert`: words that only the question has (`printed` is empty); `delete`: words that only the print has (`asked` is empty).
 */
export interface Change {
  op: 'substitute' | 'insert' | 'delete';
  asked: string;
  printed: string;
  kind: ChangeKind;
  /** Where `printed` stands in the article's text; for `insert` the empty span at which the asked words would stand. */
  at: Span;
}

/** A speaker, as one article names them. */
export interface AnswerSpeaker extends Omit<Speaker, 'mention'> {
  mention: string | null;
}

/** How the print stands to the speaker whom the asker named. `open`: it does not say clearly enough to accuse anybody. */
export type Claim = 'confirmed' | 'disputed' | 'contradicted' | 'open';

/** What turns the meaning, worst first in the order of an answer's `cautions`. */
export type CautionKind =
  | 'frame'
  | 'condition'
  | 'subject'
  | 'ellipsis'
  | 'negation'
  | 'number'
  | 'name'
  | 'quantifier'
  | 'modal'
  | 'joined'
  | 'opposite'
  | 'speaker'
  | 'narration';

/** What a reader must know before passing the words on, with the printed words that prove it. */
export interface Caution {
  kind: CautionKind;
  /** `printed === article.text.slice(at.start, at.end)`; empty where the asker added words. */
  printed: string;
  articleId: string;
  at: Span;
}

/** The first print of some words, by publication date. */
export interface FirstPrint {
  outlet: string | null;
  articleId: string;
  date: string | null;
  precision: Precision;
}

/** One article that prints the words, and how it does. */
export interface AnswerArticle {
  id: string;
  title: string | null;
  url: string | null;
  date: string | null;
  wording: Wording;
  /** Index into `variants`. */
  variant: number;
  printedAs: PrintedAs;
  speaker: string | null;
}

/** One printed wording of the utterance, and how far it spread. */
export interface Variant {
  printed: string;
  wording: Wording;
  /** It differs from the nearest variant by something that turns the meaning. */
  turns: boolean;
  /** From the nearest variant (`asked`) to this one (`printed`); empty for the nearest itself. */
  changes: Change[];
  articles: number;
  outlets: number;
  first: FirstPrint;
}

/**
 * One outlet and how it prints the words: `wording`, `printed`, `printedAs`, `speaker` and `changes` are those of its
 * nearest article. Articles of unknown outlet have an entry each.
 */
export interface AnswerOutlet {
  outlet: string | null;
  wording: Wording;
  printed: string;
  printedAs: PrintedAs;
  speaker: string | null;
  changes: Change[];
  articles: AnswerArticle[];
}

/**
 * Why an article belongs to its origin: it credits the agency with its text (`text`) or with the words (`told`), it names
 * another outlet for them (`outlet`), it is that outlet (`named`), its text is a copy of another's (`copy`); `null`: it
 * stands alone, or for the others.
 */
export type Tie = 'text' | 'told' | 'outlet' | 'named' | 'copy' | null;

/** One independent place the words come from, and every article of it with what ties it to the others. */
export interface OriginGroup {
  /** The credit of any of its articles; `null` where none credits an agency. */
  credit: Credit | null;
  /** Oldest first. `evidence` are the printed words that prove the tie; for `copy` and `named` the id of the other article. */
  articles: { id: string; outlet: string | null; tie: Tie; evidence: string | null }[];
}

export interface Origin {
  agency: string | null;
  credit: string | null;
  /** Who printed the nearest variant first. */
  first: FirstPrint;
  /** Other articles that share the first date: a tie is a tie. */
  tied: string[];
  /** Who printed the utterance first, in whatever wording. */
  utterance: FirstPrint;
}

/** The words of one article as they were changed there, or taken out. */
export interface Edit {
  outlet: string | null;
  articleId: string;
  url: string | null;
  /** When the change was found: what stood there before was read before. */
  found: string | null;
  from: string;
  /** `null`: the article prints none of them any more. */
  to: string | null;
  /** From `from` (`asked`) to `to` (`printed`). */
  changes: Change[];
  /** One of them turns the meaning. */
  turns: boolean;
}

/** What asking for one outlet or some days alone did. */
export interface Filter {
  /** The outlet as the asker wrote it; `null`: all of them. */
  asked: string | null;
  /** The indexed outlet that was taken for it; where one was asked for and this is `null`, nothing was looked up. */
  outlet: string | null;
  /** Publication days, `YYYY-MM-DD`, both inclusive; only where they were asked for. */
  since?: string;
  until?: string;
  /** Articles that print the words and were left out. */
  elsewhere: number;
}

export interface IndexSummary {
  articles: number;
  /** Known ones, and one for each article that states none: two such articles may be of two outlets. */
  outlets: number;
  /** Earliest and latest publication day, `YYYY-MM-DD`; `null` when no article states one. */
  from: string | null;
  to: string | null;
}

/** The one answer that every surface draws, and that `verify --json` prints. */
export interface Answer {
  question: { text: string; speaker: string | null };
  verdict: Verdict;
  /** `null` exactly when nothing was found. */
  printedAs: PrintedAs | null;
  /** `true`: the claim is contradicted; `false`: it is confirmed; else `null`. */
  misattributed: boolean | null;
  /** `null` when the asker named no speaker or nothing was found. */
  claim: Claim | null;
  /** Worst first; independent of the verdict: an exact copy can mislead more than a changed one. */
  cautions: Caution[];
  /** Chance that the match is right, 0 to 1. */
  score: number;
  speaker: AnswerSpeaker | null;
  /** Speakers whom other outlets name for the same words. */
  otherSpeakers: { name: string; outlets: (string | null)[] }[];
  quotation: {
    articleId: string;
    text: string;
    start: number;
    end: number;
    /** Up to a sentence of the article around it. */
    before: string;
    after: string;
  } | null;
  /** For `spliced`: every place the words come from, in the question's order; else empty. */
  pieces: { articleId: string; text: string; start: number; end: number; speaker: string | null }[];
  changes: Change[];
  origin: Origin | null;
  /** Number of independent origins among the appearances; 0 when nothing was found. */
  origins: number;
  /** Those origins, the one that printed first leading. */
  originGroups: OriginGroup[];
  outlets: AnswerOutlet[];
  /** The wordings of the utterance, nearest to the question first; empty when nothing was found. */
  variants: Variant[];
  /** What was changed in these words by articles that print them, or printed them once. */
  edits: Edit[];
  /** The same words said on other occasions, by others: no dispute. */
  alsoSaid: { speaker: string | null; articleId: string; articles: number }[];
  /** `null`: everything was asked. */
  filter: Filter | null;
  index: IndexSummary;
  elapsedMs: number;
}

/** What a person asks, before it is understood: pasted text, and what they set beside it. */
export interface Request {
  text: string;
  speaker: string | null;
  /** Only appearances at this outlet; `null`: all. */
  outlet: string | null;
  /** As typed: a day, a month or a year, both inclusive. */
  since?: string | null | undefined;
  until?: string | null | undefined;
}

/** One quote to check, found in a request. */
export interface Question {
  text: string;
  /** Whom the asker claims to have said it; `null`: nobody named. */
  speaker: string | null;
  outlet: string | null;
  /** Days, `YYYY-MM-DD`. */
  since?: string | null;
  until?: string | null;
}

/** All that a chat platform knows of the product: one answer for each quote in the request; none for small talk. */
export type Ask = (request: Request) => Promise<Answer[]>;
