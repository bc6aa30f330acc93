/** What on a page is no sentence of the article: blanked, so that nobody in it speaks, is meant or is quoted. */
import type { Span } from '../../model.js';
import { isHeading } from './headings.js';
import { type Label, OPENING_MARKS, readLabel, sectionLabels } from './labels.js';
import { filledLines, type Line } from './lines.js';
import { readPost } from './posts.js';
import { isPrompt } from './prompts.js';

export interface Layout {
  /** The text, each unit in its place, with spaces where the page speaks for itself. */
  text: string;
  /** The same without the names of users and topics, which are no names of people. */
  named: string;
  /** The words of embedded posts that stand in no marks. A dash and the name of who wrote them follow. */
  posts: Span[];
}

const USERS = /(?<![\p{L}\p{N}])[@#]\p{L}[\p{L}\p{N}_]+/gu;
/** What is left of a page's markup: tags, and the stars of bold type. */
const MARKUP = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,600})?\/?>|\*\*|__/gu;

/** Spaces in place of spans; line breaks stay. @param spans in any order */
const blank = (text: string, spans: readonly Span[]): string => {
  let blanked = '';
  let done = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    blanked += text.slice(done, from) + text.slice(from, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return blanked + text.slice(done);
};

/** A message of fewer lines is no page, and what it says is somebody's. */
const LEAST_LINES = 3;

const spansOf = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));

/** `“HALE: …`: a transcript inside marks goes by its labels, and the marks that open its lines are nobody's. */
const marksBefore = (text: string, labels: readonly Label[], sections: ReadonlySet<Label>): Span[] =>
  labels.filter((label) => !sections.has(label)).length < 2
    ? []
    : labels
        .filter(({ start }) => OPENING_MARKS.includes(text.charAt(start - 1)))
        .map(({ start }) => ({ start: start - 1, end: start }));

/** A line that markup opens is a widget as it was saved: what of it the page showed is not to be told. */
const beginsWithTag = (printed: string, { start }: Line): boolean =>
  printed.slice(printed.lastIndexOf('\n', start - 1) + 1, start).includes('<');

/** Reads how a page is laid out. */
export const readLayout = (printed: string): Layout => {
  const source = /[<*_]/.test(printed) ? blank(printed, spansOf(printed, MARKUP)) : printed;
  const lines = filledLines(source);
  const posts: Span[] = [];
  const blanks: Span[] = [];
  const kept: Line[] = [];
  const isPage = lines.length >= LEAST_LINES;
  for (const [i, line] of lines.entries()) {
    const post = beginsWithTag(printed, line) ? null : readPost(source, line, lines[i - 1]);
    if (post) {
      blanks.push(...post.rest);
      if (post.words.end > post.words.start) posts.push(post.words);
    } else if (isPage && isPrompt(source, line)) {
      blanks.push(line);
      continue;
    }
    kept.push(line);
  }
  for (const [i, line] of kept.entries()) {
    if (isHeading(source, line, kept[i - 1], kept[i + 1])) blanks.push(line);
  }
  const labels = kept.map((line) => readLabel(source, line)).filter((label): label is Label => label !== null);
  const sections = sectionLabels(source, labels);
  blanks.push(...sections, ...marksBefore(source, labels, new Set(sections)));
  const text = blanks.length > 0 ? blank(source, blanks) : source;
  return { text, posts, named: /[@#]/.test(text) ? blank(text, spansOf(text, USERS)) : text };
};
