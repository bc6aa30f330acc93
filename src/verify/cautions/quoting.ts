/** Words that the speaker gives as somebody else's, between marks within the quotation: “She said, ‘I was wrong.’” */
import type { Span } from '../../model.js';
import type { Cut } from './cut.js';
import { compile } from './pattern.js';
import type { Place } from './place.js';
import { piecesOf, printedAt, stripOf } from './strip.js';

/** As far before the kept words the inner marks may have opened. */
const REACH = 300;
/** As many words before the marks are shown. */
const SHOWN = 6;

const OPENS = /[‘“"'«]/u;
const CLOSES = /[’”"'»]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Where the inner marks opened that are open at `to`; -1 where none are. */
const openedAt = (text: string, from: number, to: number): number => {
  let open = -1;
  for (let at = from; at < to; at += 1) {
    const mark = text[at] as string;
    const [before, after] = [at > from ? (text[at - 1] as string) : ' ', text[at + 1] ?? ' '];
    if (OPENS.test(mark) && !LETTER.test(before) && LETTER.test(after)) open = at;
    else if (CLOSES.test(mark) && !LETTER.test(after)) open = -1;
  }
  return open;
};

/** Works bear names between marks; nobody says those. */
const TITLE = compile('book|song|film|movie|novel|album|show|series|titled|entitled|named|poem|play|speech ( , )? $');
const OWN = compile(
  '( i|we|me @aux* @adverb* ( say|said|saying|tell|told|telling|ask|asked|think|thought|went|go|shout|shouted|wrote|write|reply|replied|answer|answered|call|called|was_like|like|just ) _{0,3} ( ,|:|. )* $ )',
);

/** @returns the words by which the speaker quotes somebody else; `null`: these are the speaker's own */
export const findQuoting = ({ text }: Cut, { speech, at }: Place): Span | null => {
  const part = speech?.parts.find(({ start, end }) => start <= at.start && at.start < end);
  if (!part) return null;
  const from = Math.max(part.start, at.start - REACH);
  const open = openedAt(text, from, at.start);
  if (open < 0) return null;
  const lead = stripOf(piecesOf(text, from, open).slice(-12));
  if (lead.text === '' || TITLE.test(lead.text) || OWN.test(lead.text)) return null;
  const first = lead.offsets.at(-SHOWN) ?? 0;
  return printedAt(lead, first, lead.text.length);
};
