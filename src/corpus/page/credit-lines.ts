/** Lines of a page that credit wire services or name who wrote it, and the credits within its paragraphs. */
import type { Credit } from '../../model.js';
import { readByline } from '../facts/bylines.js';
import { readCreditLine } from '../facts/credit-line.js';
import { agenciesIn, agenciesNamedIn } from '../facts/credit-words.js';
import { datelineCredits, distinctCredits, signOffCredits } from '../facts/credits.js';
import { narratedCredits } from '../facts/narrated.js';
import type { Line } from '../markup/line.js';
import { opensWithMark } from '../markup/patterns.js';

export interface Credited {
  /** Those of lines, datelines and signatures in the page's order, then those that the narration mentions, then pictures'. */
  credits: Credit[];
  /** Who wrote it, from a line below the head. */
  byline: string | null;
}

/** A byline may also stand below the text, among its last lines. */
const LAST_LINES = 5;
/** The credit stands at the end of a caption. */
const CAPTION_END = 80;

/** One word alone, as in "AFP" or "– PTI". */
const isOneWord = (text: string): boolean => /^\W*\p{L}+\W*$/u.test(text);

const bylineCredits = ({ text }: Line): Credit[] =>
  agenciesIn(text).map((agency) => ({ kind: 'text', agency, evidence: text }));

const photoCredits = ({ text }: Line): Credit[] =>
  agenciesNamedIn(text.slice(-CAPTION_END)).map((agency) => ({ kind: 'photo', agency, evidence: text }));

/** "© AFP" looks like a caption's; after the last word of the text it claims the text. */
const claimsText = (lines: readonly Line[], at: number): boolean => {
  const before = lines[at - 1];
  const text = lines[at]?.text ?? '';
  return (
    /^(?:©|\(c\))/iu.test(text) &&
    !text.includes('/') &&
    before?.kind === 'text' &&
    before.image === null &&
    /[.!?…]["”’»)\]]*$/u.test(before.text) &&
    lines.slice(at + 1).every(({ kind }) => kind !== 'text')
  );
};

/** Whether a line credits the text: "AFP" below an image credits the image, and "— TASS" below a block quote says who is quoted. */
const creditsText = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at] as Line;
  const before = lines[at - 1];
  if (line.kind === 'caption') return claimsText(lines, at);
  return !(isOneWord(line.text) && (before?.kind === 'caption' || before?.quoted));
};

/** Marks, in place, credit lines and bylines below the text. */
export const markCredits = (lines: readonly Line[]): Credited => {
  const credits: Credit[] = [];
  const photos: Credit[] = [];
  let byline: string | null = null;
  let unnamed: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'byline') credits.push(...bylineCredits(line));
    if (!(line.kind === 'text' || line.kind === 'furniture' || line.kind === 'caption') || line.quoted) continue;
    const found = readCreditLine(line.text);
    if (found !== null && creditsText(lines, at)) {
      line.kind = 'credit';
      credits.push(...found.credits);
      if (found.credits.length === 0) unnamed ??= found.byline;
      else byline ??= found.byline;
    } else if (line.kind === 'caption' || (found !== null && lines[at - 1]?.kind === 'caption')) {
      line.kind = 'caption';
      photos.push(...photoCredits(line));
    } else if (line.kind === 'text') {
      const name = lines.length - at <= LAST_LINES && !opensWithMark(line.text) ? readByline(line.text) : null;
      if (name !== null) line.kind = 'byline';
      byline ??= name;
      credits.push(...(name === null ? datelineCredits(line.text) : bylineCredits(line)));
    }
  }
  const paragraphs = lines.filter((line) => line.kind === 'text').map((line) => line.text);
  const last = paragraphs.slice(-1).flatMap(signOffCredits);
  return {
    credits: distinctCredits([...credits, ...last, ...paragraphs.flatMap(narratedCredits), ...photos]),
    byline: byline ?? unnamed,
  };
};
