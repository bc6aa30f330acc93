/** Failures grouped by what can be told cheaply of their cause. Only ever of the articles that may be read. */
import type { Span } from '../../src/model.js';
import type { Failure } from '../../src/training/scorer.js';
import { isResolved, type Resolution } from './coreference.js';
import { groupBy } from './figures.js';
import type { Evidence } from './measure.js';
import { hasSpeaker, namesSpeaker, type Voice } from './not-speech.js';
import type { Outcome } from './outcomes.js';

/** A failure with the name of its group and a few lines that show it. */
interface Case {
  cause: string;
  shown: string;
}

/** Where a span stands in relation to the stretch: the sentence, the paragraph, or inside. */
const distance = (text: string, [start, end]: readonly [number, number], span: Span): string => {
  if (span.start >= start && span.end <= end) return 'inside the quotation';
  const between = span.start < start ? text.slice(span.end, start) : text.slice(end, span.start);
  const side = span.start < start ? 'before' : 'after';
  if (between.includes('\n')) return `another paragraph ${side}`;
  return /[.!?]["”’)]*\s/u.test(between) ? `another sentence ${side}` : `the same sentence ${side}`;
};

const sourceDistance = ({ article, gold, stretch }: Outcome): string => {
  const [first] = gold.source?.spans ?? [];
  return first ? distance(article.text, stretch, { start: first[0], end: first[1] }) : 'nowhere';
};

const mentionDistance = ({ article, stretch, quotation }: Outcome): string => {
  const mention = quotation?.speaker?.mention;
  return mention ? distance(article.text, stretch, mention) : 'nowhere';
};

/** Rows in order of priority: the first that fits names the group. */
const CAUSES: readonly { when: (o: Outcome) => boolean; cause: (o: Outcome) => string }[] = [
  { when: (o) => !o.found, cause: () => 'quotation missed' },
  {
    when: (o) => o.quotation?.kind === 'title' || o.quotation?.kind === 'scare',
    cause: (o) => `taken for ${o.quotation?.kind}`,
  },
  { when: (o) => !o.answered, cause: (o) => `no speaker given: ${o.sourceClass} in ${sourceDistance(o)}` },
  {
    when: () => true,
    cause: (o) => `wrong speaker: ${o.sourceClass} in ${sourceDistance(o)}, taken from ${mentionDistance(o)}`,
  },
];

/** The group that a failed outcome belongs to. */
const causeOf = (outcome: Outcome): string => CAUSES.find((row) => row.when(outcome))?.cause(outcome) ?? 'unknown';

/** Whether the stretch is missed, or its speaker wrong or missing. Without an annotated source it only has to be found. */
const hasFailed = (outcome: Outcome): boolean => !outcome.found || (outcome.gold.source !== null && !outcome.right);

const AROUND = 110;

const inContext = (text: string, start: number, end: number): string => {
  const cut = (from: number, to: number): string =>
    text.slice(Math.max(0, from), Math.max(0, to)).replace(/\n+/g, ' ¶ ');
  const words =
    end - start > 2 * AROUND ? `${cut(start, start + AROUND)} […] ${cut(end - AROUND, end)}` : cut(start, end);
  return `${cut(start - AROUND, start)}⟦${words}⟧${cut(end, end + AROUND)}`;
};

const ofOutcome = (outcome: Outcome): Case => {
  const { article, gold, stretch, quotation } = outcome;
  const speaker = quotation?.speaker;
  const given = speaker ? `${speaker.mention?.text ?? '–'} (${speaker.name ?? '–'}, ${speaker.confidence})` : '–';
  return {
    cause: causeOf(outcome),
    shown: `${article.id} ${stretch[0]}-${stretch[1]} ${gold.kind}
    ${inContext(article.text, ...stretch)}
    annotated: ${gold.source?.text ?? '–'} [${gold.cue?.text ?? '–'}]; given: ${given}`,
  };
};

const ofUnannotated = ({ id, quote, got }: Failure): Case => ({
  cause: 'not annotated',
  shown: `${id}\n    ⟦${quote.slice(0, 2 * AROUND).replace(/\n+/g, ' ¶ ')}⟧ given: ${got ?? '–'}`,
});

const ofResolution = ({ annotated, name, found }: Resolution): Case => {
  const wanted = annotated.fullName === null ? 'nobody named' : 'full name';
  const outcome = found ? (name === null ? 'no name given' : 'another name given') : 'quotation missed';
  return {
    cause: `mention to name: ${wanted}, ${outcome}`,
    shown: `${annotated.id} ${annotated.start}-${annotated.end} "${annotated.mention}": ${annotated.fullName ?? '–'}; given: ${name ?? '–'}`,
  };
};

const ofVoice = ({ annotated, quotation }: Voice): Case => ({
  cause: annotated.label === 'speech' ? 'short speech without a speaker' : `${annotated.label} with a speaker`,
  shown: `${annotated.id} ${annotated.start}-${annotated.end} ${quotation?.kind ?? 'not found'}: ${quotation?.text.slice(0, AROUND) ?? '–'}; given: ${quotation?.speaker?.name ?? '–'}`,
});

/** A title or scare word fails when somebody is said to speak it; spoken words fail when nobody is. */
const hasVoiceFailed = (voice: Voice): boolean =>
  voice.annotated.label === 'speech' ? !namesSpeaker(voice) : hasSpeaker(voice);

/** Failures by cause, largest group first, with up to `most` of each. */
export const describeFailures = (evidence: Evidence, most: number): string => {
  const cases = [
    ...evidence.outcomes.filter(hasFailed).map(ofOutcome),
    ...evidence.unannotated.map(ofUnannotated),
    ...evidence.resolutions.filter((resolution) => !isResolved(resolution)).map(ofResolution),
    ...evidence.voices.filter(hasVoiceFailed).map(ofVoice),
  ];
  return [...groupBy(cases, ({ cause }) => cause)]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([cause, members]) => [
      `\n${members.length} × ${cause}`,
      ...members.slice(0, most).map(({ shown }) => `  ${shown}`),
    ])
    .join('\n');
};
