/** The lines of printed pages as paragraphs: what the page breaks apart is joined, what stands on every page goes. */

export interface PdfLine {
  text: string;
  /** Of its start, in points from the page's left and bottom. */
  x: number;
  y: number;
  /** Of its letters, in points. */
  height: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const PAGE_NUMBER = /^(?:page\s+|seite\s+|-\s*)?\d{1,4}(?:\s*(?:\/|of|von)\s*\d{1,4})?(?:\s*-)?$/iu;
/** Lines at the edge of a page that are looked at. */
const EDGE = 2;

const fold = (text: string): string => text.replace(/\d+/gu, '#').toLowerCase();

/** Running heads and feet: the same words, numbers aside, at the edge of more than one page. */
const withoutRunning = (pages: readonly PdfLine[][]): PdfLine[][] => {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => new Set([...lines.slice(0, EDGE), ...lines.slice(-EDGE)]));
  for (const edge of edges) {
    for (const key of new Set([...edge].map(({ text }) => fold(text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return pages.map((lines, page) =>
    lines.filter((line) => {
      if (!edges[page]?.has(line)) return true;
      return !PAGE_NUMBER.test(line.text) && (counts.get(fold(line.text)) ?? 0) < 2;
    }),
  );
};

const ENDS = /[.!?:…]["”’»)\]]*$/u;

/** Gap, indent, size of letters: what sets a new paragraph off from the line before it. */
const startsAnew = (line: PdfLine, before: PdfLine, leading: number, left: number): boolean => {
  const gap = before.y - line.y;
  // A new page or column: the paragraph goes on unless a sentence has ended.
  if (gap <= 0) return ENDS.test(before.text);
  if (gap > leading * 1.4 || Math.abs(line.height - before.height) > 1.5) return true;
  return line.x - left > 6 && Math.abs(before.x - left) < 6 && ENDS.test(before.text);
};

/** "exam-" and "ple": joined as the document writes the word elsewhere; else the hyphen is the line's. */
const joinWords = (text: string, next: string, whole: string): string => {
  const [head, tail] = [/\p{L}+-$/u.exec(text)?.[0], /^\p{Ll}+/u.exec(next)?.[0]];
  if (head === undefined || tail === undefined) return `${text} ${next}`;
  return whole.includes(head + tail) ? text + next : text.slice(0, -1) + next;
};

export const toParagraphs = (pages: readonly PdfLine[][]): string[] => {
  const lines = withoutRunning(pages).flat();
  const gaps = lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y);
  const leading = median(gaps.filter((gap) => gap > 1)) || 12;
  const left = median(lines.map(({ x }) => x));
  const whole = lines.map(({ text }) => text).join(' ');
  const paragraphs: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const open = paragraphs.at(-1);
    if (before === undefined || open === undefined || startsAnew(line, before, leading, left))
      paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] = joinWords(open, line.text, whole);
  }
  return paragraphs;
};
