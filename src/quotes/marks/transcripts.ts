/** Transcripts: lines that a label gives to somebody. */
import type { Span } from '../../model.js';
import { speakerLabels } from '../layout/labels.js';
import { filledLines } from '../layout/lines.js';
import { isSpaceUnit } from '../words/characters.js';
import { isMarkUnit } from './marks.js';
import type { Stretch } from './stretches.js';

const MIN_LABELS = 3;

/** The words from `start` on, without a closing mark at their end that nothing opens: the whole transcript stood in marks. */
const stretchOf = (text: string, start: number, end: number, continues: boolean): Stretch => {
  let from = start;
  while (from < end && isSpaceUnit(text.charCodeAt(from))) from++;
  let to = end;
  const isStray = (): boolean => {
    if (!isMarkUnit(text.charCodeAt(to - 1))) return false;
    for (let i = from; i < to - 1; i++) if (isMarkUnit(text.charCodeAt(i))) return false;
    return true;
  };
  if (isStray()) to--;
  return { start: from, end: to, open: -1, close: -1, mark: 'label', continues };
};

/** Stretches that labels give to somebody, the label itself left out; empty where a text is no transcript. */
export const findTranscript = (text: string): Stretch[] => {
  const lines: Span[] = filledLines(text);
  const labels = speakerLabels(text, lines);
  const names = new Set(labels.flatMap((label) => (label ? [label.words.join(' ')] : [])));
  const count = labels.filter((label) => label !== null).length;
  if (count < MIN_LABELS && !(count === 2 && names.size === 2)) return [];
  const last = labels.findLastIndex((label) => label !== null);
  const stretches: Stretch[] = [];
  let inside = false;
  for (const [i, line] of lines.entries()) {
    const label = labels[i];
    const marked = isMarkUnit(text.charCodeAt(label ? label.after + 1 : line.start));
    if (marked || (!label && (i > last || '[('.includes(text.charAt(line.start))))) inside = false;
    else if (label) {
      stretches.push(stretchOf(text, label.after, line.end, false));
      inside = true;
    } else if (inside) stretches.push(stretchOf(text, line.start, line.end, true));
  }
  return stretches.filter(({ start, end }) => end > start);
};
