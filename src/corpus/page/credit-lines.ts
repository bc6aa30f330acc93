/** Lines of a page that credit wire services or name who wrote it, and the credits within its paragraphs. */
import type { Credit } from '../../model.js';
import { agenciesIn } from '../facts/agencies.js';
import { readByline } from '../facts/bylines.js';
import { datelineCredits, distinctCredits, narratedCredits, readCreditLine, signOffCredits } from '../facts/credits.js';
import type { Line } from '../markup/line.js';
import { opensWithMark } from '../markup/patterns.js';

export interface Credited {
  /** Those of lines, datelines and signatures in the page's order, then those that the narration mentions. */
  credits: Credit[];
  /** Who wrote it, from a line below the head. */
  byline: string | null;
}

/** A byline may also stand below the text, among its last lines. */
const LAST_LINES = 5;

/** One word alone, as in "AFP" or "– PTI". */
const isOneWord = (text: string): boolean => /^\W*\p{L}+\W*$/u.test(text);

const bylineCredits = ({ text }: Line): Credit[] => agenciesIn(text).map((agency) => ({ agency, evidence: text }));

/**
 * Marks, in place, credit lines and bylines below the text. "AFP" below an image credits the image,
 * and "— TASS" below a block quote says who is quoted: neither credits the article.
 */
export const markCredits = (lines: readonly Line[]): Credited => {
  const credits: Credit[] = [];
  let byline: string | null = null;
  let unnamed: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'byline') credits.push(...bylineCredits(line));
    if ((line.kind !== 'text' && line.kind !== 'furniture') || line.quoted) continue;
    const found = readCreditLine(line.text);
    const before = lines[at - 1];
    if (found !== null && isOneWord(line.text) && before?.kind === 'caption') line.kind = 'caption';
    else if (found !== null && !(isOneWord(line.text) && before?.quoted)) {
      line.kind = 'credit';
      credits.push(...found.credits);
      if (found.credits.length === 0) unnamed ??= found.byline;
      else byline ??= found.byline;
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
    credits: distinctCredits([...credits, ...last, ...paragraphs.flatMap(narratedCredits)]),
    byline: byline ?? unnamed,
  };
};
