/** Each quote with what was decided on it: its kind, who spoke it, and the words that report it. */
import type { Quotation, QuotationKind, Speaker } from '../../model.js';
import { type Choice, calibrate, type Step } from '../attribution/attribute.js';
import { ending } from '../attribution/context.js';
import { isInDialogue, UNDECIDED } from '../attribution/dialogue.js';
import { SURE_WHEN_EXPLICIT } from '../attribution/explicit.js';
import type { QuoteSpan } from '../marks/quote-spans.js';
import type { Document } from '../parse/document.js';
import type { Mention } from '../parse/mention.js';
import { actionAfter, isPassive } from '../parse/subjects.js';
import { bits } from '../words/lexicon.js';
import { cueOf } from './cues.js';
import { contentOf, type Report } from './indirect.js';
import { nameChance, nameEvidence } from './name-chance.js';
import { kindOf, spokenKind } from './quotation-kind.js';
import { excerptOf, type Story, speakerOf } from './speaker.js';

/** One quote with what was decided on it. */
export interface Piece {
  span: QuoteSpan;
  token: number;
  kind: QuotationKind;
  speaker: Speaker | null;
  cue: Quotation['cue'];
  /** The mention that was chosen, an index into the document's; -1 where none. */
  mention: number;
  /** Whether the page itself sets the speaker down. */
  explicit: boolean;
  /** What the chance of the name shown is judged by; `null` where none is. */
  evidence: number[] | null;
}

/** Candidates by falling chance. */
const rank = ({ candidates, chances }: Step & Choice): number[] =>
  candidates
    .map((candidate, i) => ({ mention: candidate.mention, chance: chances[i] ?? 0 }))
    .sort((a, b) => b.chance - a.chance)
    .map(({ mention }) => mention);

/** A name that a passive speaks of ("was accused of “…”") is no speaker, however near it stands. */
const MOST_OF_PASSIVE = 0.3;

const confidenceOf = (document: Document, step: Step & Choice, mention: Mention | undefined): number => {
  const confidence = calibrate(step.chances[step.picked] ?? 0);
  const verb = mention ? actionAfter(document, mention).token : -1;
  const isSpokenOf =
    verb >= 0 &&
    verb < step.context.token &&
    isPassive(document, verb) &&
    ((document.tokens.flags[verb] ?? 0) & bits.judge) !== 0;
  return isSpokenOf ? Math.min(confidence, MOST_OF_PASSIVE) : confidence;
};

/** `“There is no trace.” The board said tests would go on.`: the next sentence reports something of its own. */
const reportsNext = ({ tokens, mentions }: Document, step: Step & Choice, own: ReadonlySet<number>): boolean => {
  const chosen = step.candidates[step.picked]?.mention ?? -1;
  const { token, ending: end } = step.context;
  const head = mentions[chosen]?.head ?? -1;
  return own.has(chosen) && head > token && end >= ending.stop && tokens.sentence[head] !== tokens.sentence[token];
};

const chanceOfName = (evidence: number[] | null): number => (evidence ? nameChance(evidence) : 0);

/** What no chance may exceed: words that others may have said, and names that a passive only speaks of. */
const mostOf = (step: Step & Choice, confidence: number, isDoubted: boolean): number => {
  if (isDoubted) return UNDECIDED;
  return !step.explicit && confidence <= MOST_OF_PASSIVE ? confidence : 1;
};

const readPiece = (story: Story, step: Step & Choice, isDoubted: boolean): Piece => {
  const { document } = story;
  const { context } = step;
  const span = document.quotes[context.quote] as QuoteSpan;
  const chosen = step.candidates[step.picked]?.mention ?? -1;
  const mention = document.mentions[chosen];
  const confidence = step.explicit ? SURE_WHEN_EXPLICIT : confidenceOf(document, step, mention);
  const words = document.tokens.text.slice(span.start, span.end);
  const raw = step.explicit ? SURE_WHEN_EXPLICIT : (step.chances[step.picked] ?? 0);
  const evidence = mention ? nameEvidence(story, chosen, raw) : null;
  return {
    span,
    token: context.token,
    kind: step.explicit
      ? spokenKind(document, step)
      : kindOf(document, step, words, span.stretches[0]?.mark ?? '', confidence),
    speaker: mention
      ? speakerOf(
          story,
          rank(step),
          {
            mention: isDoubted ? UNDECIDED : confidence,
            name: Math.min(chanceOfName(evidence), mostOf(step, confidence, isDoubted)),
          },
          context.token,
        )
      : null,
    cue: mention ? cueOf(document, context, mention) : null,
    mention: chosen,
    explicit: step.explicit === true,
    evidence,
  };
};

/** `“reckless” and “selfish”`: two pieces of one mouth; what is known of either holds for both. */
const sharePairs = ({ tokens }: Document, pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    const isJoined = (a: Piece, b: Piece): boolean => b.token === a.token + 2 && tokens.word[a.token + 1] === 'and';
    const other = [before && isJoined(before, piece) ? before : null, after && isJoined(piece, after) ? after : null]
      .filter((one) => one?.kind === 'mixed' && one.speaker)
      .at(0);
    const isOpen = piece.kind === 'scare' || (piece.kind === 'mixed' && other === before);
    return other && isOpen
      ? { ...piece, kind: 'mixed', speaker: other.speaker, cue: other.cue, mention: other.mention }
      : piece;
  });

const unreadPiece = (span: QuoteSpan, token: number): Piece => ({
  span,
  token,
  kind: 'direct',
  speaker: null,
  cue: null,
  mention: -1,
  explicit: false,
  evidence: null,
});

/** One piece for each quote of the article, in order. */
export const readPieces = (story: Story, steps: readonly (Step & Choice)[], reports: readonly Report[]): Piece[] => {
  const { document } = story;
  const own = new Set(reports.map((report) => report.mention));
  const pieces = document.quotes.map((span, i) => {
    const step = steps[i];
    return step
      ? readPiece(story, step, !step.explicit && (isInDialogue(document, steps, i) || reportsNext(document, step, own)))
      : unreadPiece(span, document.quoteTokens[i] ?? 0);
  });
  return sharePairs(document, pieces);
};

/** A report's own confidence stands for its form; the evidence adds only what the name may lack. */
const SURE_OF_REPORT = SURE_WHEN_EXPLICIT;

/** Reported speech as a quotation: it has no parts, since nothing of it stands in marks. */
export const reportedQuotation = (story: Story, report: Report): Quotation => {
  const { tokens } = story.document;
  const { start, end } = contentOf(tokens, report);
  return {
    kind: 'indirect',
    start,
    end,
    text: tokens.text.slice(start, end),
    parts: [],
    speaker: speakerOf(
      story,
      [report.mention],
      {
        mention: report.confidence,
        name: Math.min(report.confidence, nameChance(nameEvidence(story, report.mention, SURE_OF_REPORT))),
      },
      report.cueFirst,
    ),
    cue: excerptOf(tokens, report.cueFirst, report.cueLast),
  };
};
