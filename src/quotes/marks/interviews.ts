/** Interviews without labels and marks: paragraphs that ask "you", and paragraphs that answer as "I". */
import { endsSentence, filledLines, type Line } from '../layout/lines.js';
import { isMarkUnit } from './marks.js';
import type { Stretch } from './stretches.js';

/** Fewer questions are an article's own. */
const MIN_QUESTIONS = 4;
const LONGEST_QUESTION = 400;
/** Shares of the questions that ask somebody, and of the answers that somebody gives of themselves. */
const ASK = 0.5;
const ANSWER = 0.6;
/** Most paragraphs of one answer. */
const MAX_ANSWER = 8;

const YOU = /\b(?:you|your|yours|yourself)\b/i;
const MYSELF = /\b(?:I|me|my|mine|myself|I['’](?:m|ve|d|ll))\b/;

const isMarked = (text: string, { start, end }: Line): boolean =>
  isMarkUnit(text.charCodeAt(start)) || isMarkUnit(text.charCodeAt(end - 1));

const isQuestion = (text: string, line: Line): boolean =>
  text.charAt(line.end - 1) === '?' && line.end - line.start <= LONGEST_QUESTION && !isMarked(text, line);

const share = (text: string, lines: readonly Line[], has: RegExp): number =>
  lines.filter(({ start, end }) => has.test(text.slice(start, end))).length / Math.max(1, lines.length);

const stretchOf = ({ start, end }: Line, mark: string, continues: boolean): Stretch => ({
  start,
  end,
  open: -1,
  close: -1,
  mark,
  continues,
});

/** The paragraphs from `from` to `to` that answer; below the last question only those that speak of themselves. */
const answerOf = (text: string, lines: readonly Line[], from: number, to: number): Line[] => {
  const isLast = to === lines.length;
  const answer: Line[] = [];
  for (const line of lines.slice(from, Math.min(to, from + MAX_ANSWER))) {
    const speaks = MYSELF.test(text.slice(line.start, line.end));
    if (!endsSentence(text, line) || (isLast && !speaks)) break;
    answer.push(line);
  }
  return answer;
};

/** Questions (mark `question`) and answers (mark `answer`) in turn; empty where a text is no interview. */
export const findInterview = (text: string): Stretch[] => {
  const lines = filledLines(text);
  const asked = lines.flatMap((line, i) => (isQuestion(text, line) ? [i] : []));
  if (asked.length < MIN_QUESTIONS) return [];
  const questions = asked.map((i) => lines[i] as Line);
  const answers = asked.map((i, n) => answerOf(text, lines, i + 1, asked[n + 1] ?? lines.length));
  const firsts = answers.flatMap((answer) => answer.slice(0, 1));
  if (share(text, questions, YOU) < ASK || firsts.length < MIN_QUESTIONS) return [];
  const speaking = answers.filter((answer) => share(text, answer, MYSELF) > 0).length;
  if (speaking / asked.length < ANSWER) return [];
  return questions.flatMap((question, n) => [
    stretchOf(question, 'question', false),
    ...(answers[n] ?? []).map((line, i) => stretchOf(line, 'answer', i > 0)),
  ]);
};
