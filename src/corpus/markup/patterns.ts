/** Rules as data become regular expressions here. All of them look at one short line, never at a whole page. */
import speech from './speech.json' with { type: 'json' };

/** One expression for rules that each must cover a line from end to end, in any case. Rules hold no named groups. */
export const wholeLine = (patterns: readonly string[], flags = 'iu'): RegExp =>
  new RegExp(`^(?:${patterns.join('|')})$`, flags);

export const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Alternatives for words as they are, longest first, so that "AP Photo" is not read as "AP". */
export const anyOf = (words: Iterable<string>): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escapeWord)
    .join('|');

const OPENING = /^["“„«‹‘'‚]/u;
/** Words in marks, marks included. A mark without its partner opens nothing. */
const QUOTED = /"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»/gu;

export const opensWithMark = (text: string): boolean => OPENING.test(text);

/** The same text with everything in quotation marks blanked, so that rules see the page's own words; offsets stay. */
export const maskQuoted = (text: string): string => text.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));

const SPEECH = new RegExp(`(?<!\\p{L})(?:${speech.cues.join('|')})(?!\\p{L})`, 'iu');

/** Pages do not report what somebody said; articles do. */
export const reportsSpeech = (text: string): boolean => SPEECH.test(maskQuoted(text));
