/** Files that are wrapped at a column: one paragraph on several lines. */

/** Wider pages are not wrapped, narrower ones are lists or verse. */
const WIDEST = 120;
const NARROWEST = 40;

const QUOTE_MARK = /^\s*(?:>\s?)+/u;
const ENDS_SENTENCE = /[.!?:;…"”’»)\]]$/u;
/** A list, a heading, a dash before a name, an indented line: a paragraph of its own. */
const STARTS_ANEW = /^(?:\s|#|[-*+•—–]\s|\||$)/u;

interface Wrapped {
  quoted: boolean;
  body: string;
}

const toWrapped = (line: string): Wrapped => ({
  quoted: QUOTE_MARK.test(line),
  body: line.replace(QUOTE_MARK, '').trimEnd(),
});

const firstWord = (body: string): string => /^\S*/u.exec(body)?.[0] ?? '';

/** The lines after which the paragraph goes on: there the next line's first word would not have fitted. */
const brokenLines = (lines: readonly Wrapped[]): Set<number> => {
  const width = lines.reduce((widest, { body }) => Math.max(widest, body.length), 0);
  if (width > WIDEST || width < NARROWEST) return new Set();
  const full = [...lines.keys()].filter((at) => {
    const [line, next] = [lines[at], lines[at + 1]];
    if (line === undefined || next === undefined || line.body === '' || STARTS_ANEW.test(next.body)) return false;
    return line.quoted === next.quoted && line.body.length + 1 + firstWord(next.body).length > width;
  });
  const open = full.filter((at) => !ENDS_SENTENCE.test(lines[at]?.body ?? ''));
  return open.length >= 2 && open.length * 2 >= full.length ? new Set(full) : new Set();
};

/** In a block quote a line that stops in mid-sentence goes on in the next, wherever it is broken. */
const goesOn = (line: Wrapped, next: Wrapped | undefined): boolean =>
  line.quoted && next?.quoted === true && !ENDS_SENTENCE.test(line.body) && /^\p{Ll}/u.test(next.body);

/**
 * Joins the lines of wrapped paragraphs. A page counts as wrapped when its lines are short and most of those that
 * have no room for the next word stop in mid-sentence; any other page keeps its lines.
 */
export const unwrap = (sources: readonly string[]): string[] => {
  const lines = sources.map(toWrapped);
  const broken = brokenLines(lines);
  const joined: string[] = [];
  let pieces: string[] = [];
  for (const [at, line] of lines.entries()) {
    pieces.push(pieces.length === 0 ? (sources[at] ?? '') : line.body);
    if (broken.has(at) || (line.body !== '' && goesOn(line, lines[at + 1]))) continue;
    joined.push(pieces.join(' '));
    pieces = [];
  }
  return joined;
};
