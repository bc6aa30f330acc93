/** From an article's text to its quotations. */
import type { Quotation } from '../model.js';
import { attributeQuotes, type Choice, calibrate, type Step } from './attribution/attribute.js';
import { ending } from './attribution/context.js';
import { isInDialogue, UNDECIDED } from './attribution/dialogue.js';
import { SURE_WHEN_EXPLICIT } from './attribution/explicit.js';
import { resolveMentions } from './entities/coreference.js';
import { findEntities } from './entities/entities.js';
import type { QuoteSpan } from './marks/quote-spans.js';
import { type Document, readDocument } from './parse/document.js';
import type { Mention } from './parse/mention.js';
import { actionAfter, isPassive } from './parse/subjects.js';
import { assemble, type Piece } from './speech/assemble.js';
import { cueOf } from './speech/cues.js';
import { contentOf, findReports, type Report } from './speech/indirect.js';
import { kindOf, spokenKind } from './speech/quotation-kind.js';
import { excerptOf, type Story, speakerOf } from './speech/speaker.js';
import { bits } from './words/lexicon.js';

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

const readPiece = (story: Story, step: Step & Choice, isDoubted: boolean): Piece => {
  const { document } = story;
  const { context } = step;
  const span = document.quotes[context.quote] as QuoteSpan;
  const chosen = step.candidates[step.picked]?.mention ?? -1;
  const mention = document.mentions[chosen];
  const confidence = step.explicit ? SURE_WHEN_EXPLICIT : confidenceOf(document, step, mention);
  const words = document.tokens.text.slice(span.start, span.end);
  return {
    span,
    token: context.token,
    kind: step.explicit
      ? spokenKind(document, step)
      : kindOf(document, step, words, span.stretches[0]?.mark ?? '', confidence),
    speaker: mention
      ? speakerOf(story, rank(step), isDoubted ? Math.min(confidence, UNDECIDED) : confidence, context.token)
      : null,
    cue: mention ? cueOf(document, context, mention) : null,
    mention: chosen,
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
});

const readReport = (story: Story, report: Report): Quotation => {
  const { tokens } = story.document;
  const { start, end } = contentOf(tokens, report);
  return {
    kind: 'indirect',
    start,
    end,
    text: tokens.text.slice(start, end),
    parts: [],
    speaker: speakerOf(story, [report.mention], report.confidence, report.cueFirst),
    cue: excerptOf(tokens, report.cueFirst, report.cueLast),
  };
};

/**
 * Quotations of an article in the order of their first words. Pure; never throws; linear in the text's length.
 * @param text the article's clean text, or a chat message; spans refer to it, unchanged
 */
export const extractQuotations = (text: string): Quotation[] => {
  const document = readDocument(text);
  const steps = attributeQuotes(document);
  const reports = findReports(document);
  const speaking = new Set([
    ...steps.map((step) => step.candidates[step.picked]?.mention ?? -1),
    ...reports.map((report) => report.mention),
  ]);
  const entities = findEntities(document);
  const story: Story = { document, entities, reference: resolveMentions(document, entities, speaking) };
  const own = new Set(reports.map((report) => report.mention));
  const pieces = document.quotes.map((span, i) => {
    const step = steps[i];
    return step
      ? readPiece(story, step, !step.explicit && (isInDialogue(document, steps, i) || reportsNext(document, step, own)))
      : unreadPiece(span, document.quoteTokens[i] ?? 0);
  });
  const quotations = [
    ...assemble(document, sharePairs(document, pieces)),
    ...reports.map((report) => readReport(story, report)),
  ];
  return quotations.sort((a, b) => a.start - b.start);
};
