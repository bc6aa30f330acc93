/**
 * What was pasted: which stretches of a message are the quotes to check, and whom it claims to have said them.
 * The extractor that reads articles reads the message; only the frames that people put around a quote in chat are added here.
 */
import { VerbatimError } from '../../errors.js';
import type { Question, Quotation, Request } from '../../model.js';
import { extractQuotations } from '../../quotes/extract.js';
import { tokenise } from '../../text/tokens.js';
import { askedOf, claimIn, isAsking, labelBefore, namedBy, unframe } from './claims.js';
import LABELS from './labels.json' with { type: 'json' };

/** Longer than any quote anyone prints; beyond it a question is a document. */
const MAX_LENGTH = 20_000;
const MAX_QUOTES = 10;
/** Marks around fewer words than this, amid other words, are part of the pasted passage, not the quote itself. */
const MIN_QUOTED_WORDS = 4;
const MIN_QUOTED_SHARE = 0.4;

/** Zero-width and direction characters that chat clients and web pages leave behind. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * @returns at least one question
 * @throws VerbatimError `question-empty` without a single word, `question-too-long` beyond what can be answered whole
 */
export const readQuestions = ({ text: pasted, speaker, outlet }: Request): Question[] => {
  if (pasted.length > MAX_LENGTH) {
    throw new VerbatimError(
      'question-too-long',
      `The pasted text has ${pasted.length} characters; at most ${MAX_LENGTH} can be checked at once`,
      'Paste the quote alone',
    );
  }
  const text = pasted.replace(INVISIBLE, '').replaceAll('&quot;', '"').trim();
  const found = tokenise(text).words.length === 0 ? [] : findQuotes(text);
  if (found.length === 0) {
    throw new VerbatimError('question-empty', 'There are no words to look up', 'Paste the quote: /quote check "…"');
  }
  if (found.length > MAX_QUOTES) {
    throw new VerbatimError(
      'question-too-long',
      `The message holds ${found.length} quotes; at most ${MAX_QUOTES} can be checked at once`,
      'Send them in several messages',
    );
  }
  const named = speaker?.trim() || null;
  return found.map((quote) => ({ text: quote.text, speaker: named ?? quote.speaker, outlet: outlet?.trim() || null }));
};

interface Found {
  text: string;
  speaker: string | null;
}

const hasWords = (text: string): boolean => tokenise(text).words.length > 0;

const findQuotes = (text: string): Found[] =>
  blockQuotes(text) ?? markedQuotes(text) ?? listedQuotes(text) ?? [unframe(text)];

/** Lines behind `>`: what stands around them is the asker's. */
const blockQuotes = (text: string): Found[] | null => {
  const blocks: string[] = [];
  const around: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const quoted = line.match(/^\s*>+ ?(.*)$/);
    if (!quoted) around.push(line);
    else if (open) blocks[blocks.length - 1] += `\n${quoted[1] ?? ''}`;
    else blocks.push(quoted[1] ?? '');
    open = quoted !== null;
  }
  if (!blocks.some(hasWords)) return null;
  const frame = around.join('\n').trim();
  const speaker = claimIn(frame);
  return blocks.filter(hasWords).flatMap((block) => {
    const inner = block.trim();
    return (markedQuotes(inner) ?? [unframe(inner)]).map((quote) => ({
      text: quote.text,
      speaker: quote.speaker ?? speaker,
    }));
  });
};

/** Words between quotation marks, where they carry the message. */
const markedQuotes = (text: string): Found[] | null => {
  const quotations = extractQuotations(text).filter((quotation) => quotation.parts.length > 0);
  if (quotations.length === 0) return null;
  const frame = outside(text, quotations);
  const words = tokenise(text).words.length;
  const quoted = quotations.reduce((sum, quotation) => sum + tokenise(quotation.text).words.length, 0);
  const framed = isFrame(frame);
  if (!framed && (quoted < MIN_QUOTED_WORDS || quoted / words < MIN_QUOTED_SHARE)) return null;
  return quotations
    .filter((quotation) => hasWords(quotation.text))
    .map((quotation) => ({ text: quotation.text, speaker: claimOf(text, quotation, frame, quotations.length === 1) }));
};

/** What stands right before the words wins over what the extractor, made for articles, takes from further off. */
const claimOf = (text: string, { speaker, parts }: Quotation, frame: string, only: boolean): string | null => {
  const asked = only ? askedOf(frame) : undefined;
  if (asked !== undefined) return asked;
  return labelBefore(text, parts[0]?.start ?? 0) ?? namedBy(speaker?.name) ?? claimIn(frame);
};

/** Lines that are all numbered or dotted, without marks: each is a quote. */
const listedQuotes = (text: string): Found[] | null => {
  const items = text.split('\n').filter((line) => line.trim() !== '');
  const bodies = items.map((line) => line.match(/^\s*(?:\d{1,2}[.)]|[-*•])\s+(.+)$/)?.[1] ?? '');
  return items.length > 1 && bodies.every(hasWords) ? bodies.map(unframe) : null;
};

/** Where a stretch was taken out, with the marks that stood around it. */
const MARKED_GAP = /\s{0,2}["“”„«»‹›「」'‘’`]{0,2}\s{0,2}…\s{0,2}["“”„«»‹›「」'‘’`]{0,2}/g;

/** The message without its quoted stretches. */
const outside = (text: string, quotations: readonly Quotation[]): string => {
  let rest = '';
  let cursor = 0;
  for (const { start, end } of quotations.flatMap((quotation) => quotation.parts).sort((a, b) => a.start - b.start)) {
    rest += `${text.slice(cursor, start)} … `;
    cursor = Math.max(cursor, end);
  }
  return (rest + text.slice(cursor)).replace(MARKED_GAP, ' … ').trim();
};

/** A few words around a quote, or a question about it, introduce it; they are no part of what is asked. */
const FRAME_WORDS = 6;
const isFrame = (frame: string): boolean =>
  tokenise(frame).words.length <= FRAME_WORDS || /\?\W*$/.test(frame) || isAsking(frame) || OF_ONESELF.test(frame);
/** Who writes of themselves outside of the marks is writing a message, not pasting an article. */
const OF_ONESELF = new RegExp(String.raw`(?:^|\s)(?:${LABELS.oneself.join('|')})(?=[\s,.?!]|$)`, 'i');
