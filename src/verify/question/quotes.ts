/**
 * The usual reading of a message: block quotes, else words in marks, else a list, else all of it.
 * The extractor that reads articles reads the message; only the frames that people put around a quote in chat are added here.
 */
import type { Quotation } from '../../model.js';
import { extractQuotations } from '../../quotes/extract.js';
import { tokenise } from '../../text/tokens.js';
import { askedOf, claimIn, isAsking, labelBefore, namedBy, unframe } from './claims.js';
import { speakerAround } from './frames.js';
import LABELS from './labels.json' with { type: 'json' };

/** Marks around fewer words than this, amid other words, are part of the pasted passage, not the quote itself. */
const MIN_QUOTED_WORDS = 4;
const MIN_QUOTED_SHARE = 0.4;

/** Words to look up, and whom the message names for them. */
export interface Found {
  text: string;
  speaker: string | null;
}

const hasWords = (text: string): boolean => tokenise(text).words.length > 0;

/** @param marked `markedIn(text)` */
export const usualQuotes = (text: string, marked: readonly Quotation[]): Found[] =>
  blockQuotes(text) ?? carryingQuotes(text, marked) ?? listedQuotes(text) ?? [unframe(text)];

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
    return (carryingQuotes(inner, markedIn(inner)) ?? [unframe(inner)]).map((quote) => ({
      text: quote.text,
      speaker: quote.speaker ?? speaker,
    }));
  });
};

/** Single marks look like apostrophes: only one that opens a word can open a quote. */
const MARK = /["“”„«»‹›「」『』`]|(?:^|[\s(—–-])['‘’‚]/u;

/** What the extractor takes for quoted: costly, and asked once of a message. */
export const markedIn = (text: string): Quotation[] =>
  MARK.test(text)
    ? extractQuotations(text).filter(
        (quotation) => quotation.parts.length > 0 && hasWords(quotation.text) && !isStub(text, quotation),
      )
    : [];

/** Fewer words than this at the edge of a paste, whose other mark was not copied, are the rest of a quote and ask for nothing. */
const LEAST_AT_EDGE = 6;

/** The last words of a quote that a pasted passage begins in, or the first of one that it ends in. */
const isStub = (text: string, { text: words, parts }: Quotation): boolean => {
  const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? text.length];
  const isCut = text.slice(0, start).trim() === '' || text.slice(end).trim() === '';
  const length = tokenise(words).words.length;
  return isCut && length < LEAST_AT_EDGE && 2 * length < tokenise(text).words.length;
};

/** Words between quotation marks; `null` where there are none. */
export const markedQuotes = (text: string, marked: readonly Quotation[]): Found[] | null => {
  const long = marked.filter((quotation) => tokenise(quotation.text).words.length >= MIN_QUOTED_WORDS);
  // A word or two in marks amid a pasted passage, beside whole quotes, are called so, not quoted.
  const quotations = long.length > 0 && !isFrame(outside(text, marked)) ? long : marked;
  if (quotations.length === 0) return null;
  const frame = outside(text, quotations);
  const [only, ...others] = quotations;
  const claims = only && others.length === 0 ? [claimOf(text, only, frame)] : claimsOf(text, quotations, frame);
  return quotations.map((quotation, at) => ({ text: quotation.text, speaker: claims[at] ?? null }));
};

/** The same, where they carry the message: a word in marks amid a pasted passage is part of the passage. */
const carryingQuotes = (text: string, quotations: readonly Quotation[]): Found[] | null => {
  if (quotations.length === 0) return null;
  const words = tokenise(text).words.length;
  const quoted = quotations.reduce((sum, quotation) => sum + tokenise(quotation.text).words.length, 0);
  const framed = isFrame(outside(text, quotations));
  return framed || (quoted >= MIN_QUOTED_WORDS && quoted / words >= MIN_QUOTED_SHARE)
    ? markedQuotes(text, quotations)
    : null;
};

/** What stands right before the words wins over what the extractor, made for articles, takes from further off. */
const claimOf = (text: string, { speaker, parts }: Quotation, frame: string): string | null => {
  const asked = askedOf(frame);
  if (asked !== undefined) return asked;
  const nearest = labelBefore(text, parts[0]?.start ?? 0) ?? namedBy(speaker?.name) ?? claimIn(frame);
  return nearest ?? speakerAround(frame);
};

/** Where the words between two quotes turn from the first to the second. */
const TURN = /\n|;|\/|[.?!…](?=\s|$)|,? (?:and|while|but|whereas|then)(?= )/u;

/** The words around one of several quotes that can name its speaker: those before it, and those behind. */
const besides = (text: string, quotations: readonly Quotation[], at: number): { lead: string; tail: string } => {
  const extent = (quotation: Quotation | undefined, side: 'start' | 'end'): number | undefined =>
    side === 'start' ? quotation?.parts[0]?.start : quotation?.parts.at(-1)?.end;
  const [start, end] = [extent(quotations[at], 'start') ?? 0, extent(quotations[at], 'end') ?? 0];
  const before = text.slice(extent(quotations[at - 1], 'end') ?? 0, start).replace(QUOTE_MARKS, '');
  const behind = text.slice(end, extent(quotations[at + 1], 'start') ?? text.length).replace(QUOTE_MARKS, '');
  const parted = [...before.matchAll(TURNS)].at(-1);
  const turn = TURN.exec(behind);
  const lead = at === 0 || !parted ? before : before.slice(parted.index + parted[0].length);
  return {
    lead:
      lead
        .split('\n')
        .at(-1)
        ?.trim()
        .replace(/^(?:and|but|then|also|while)\s+/i, '') ?? '',
    tail: (turn ? behind.slice(0, turn.index) : at === quotations.length - 1 ? behind : '').trim(),
  };
};
const TURNS = new RegExp(TURN.source, 'gu');
const QUOTE_MARKS = /["“”„«»‹›「」]/gu;

/** A speaker named for one of several quotes stays with it; one named before them all, or asked about, is for all. */
const claimsOf = (text: string, quotations: readonly Quotation[], frame: string): (string | null)[] => {
  const own = quotations.map((quotation, at) => {
    const { lead, tail } = besides(text, quotations, at);
    const near =
      (lead === '' ? null : (claimIn(`${lead} …`) ?? speakerAround(`${lead} …`))) ??
      (tail === '' ? null : (claimIn(`… ${tail}`) ?? speakerAround(`… ${tail}`)));
    return near ?? labelBefore(text, quotation.parts[0]?.start ?? 0);
  });
  if (own.slice(1).some((name) => name !== null) || frame.replace(CONNECTED, '').trim() !== '') return own;
  return own.map((name) => name ?? own[0] ?? null);
};
/** What stands between quotes of one speaker, and the question or label before the first. */
const CONNECTED = /^[^…]*…|…|\b(?:and|also|then)\b|[,.;?!\s"“”]+/giu;

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
