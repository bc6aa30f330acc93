/** Posts that a page embeds: the words, a dash, the name, the user's name in brackets, the date. */
import type { Span } from '../../model.js';

export interface Post {
  words: Span;
  /** What of the line is neither the words nor the name. */
  rest: Span[];
}

/** Longer lines are no post. */
const LONGEST = 1200;

const SIGNED = /\s*(?<dash>[—–―]|--?)\s*(?<name>\p{Lu}[^@()\n]{0,60}?)\s*(?<user>\(@\w{1,30}\).{0,60})$/u;
/** Addresses and pictures at the end of the words. */
const LINKS = /(?:\s*(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+))+$/u;
const MARKED = /^["“‘«„]/u;

/** @param before the line before, whose words a line signs that holds nothing else */
export const readPost = (text: string, line: Span, before: Span | undefined): Post | null => {
  if (line.end - line.start > LONGEST) return null;
  const whole = text.slice(line.start, line.end);
  if (!whole.includes('(@')) return null;
  const signed = SIGNED.exec(whole);
  const user = signed?.groups?.user;
  if (!signed || user === undefined) return null;
  const own = signed.index > 0 ? { start: line.start, end: line.start + signed.index } : before;
  if (!own || own.end - own.start > LONGEST) return null;
  const links = LINKS.exec(text.slice(own.start, own.end));
  const end = links ? own.start + links.index : own.end;
  const rest = [{ start: line.end - user.length, end: line.end }];
  if (links) rest.push({ start: end, end: own.end });
  // Words in marks of their own are the marks' business.
  if (MARKED.test(text.slice(own.start, end)) || end === own.start) return { words: { start: end, end }, rest };
  return { words: { start: own.start, end }, rest };
};
