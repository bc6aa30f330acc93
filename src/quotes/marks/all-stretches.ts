/** Every stretch of a text that may be somebody's words, whatever tells it. */
import { findLineStretches } from './lines.js';
import { mergeStretches, withSingles } from './singles.js';
import { findStretches, type Stretch } from './stretches.js';

/** In order, without overlap. Labels of a transcript come before marks; marks before bare lines. */
export const findAllStretches = (text: string): Stretch[] => {
  const lines = findLineStretches(text);
  const labels = lines.filter(({ mark }) => mark === 'label');
  const marked = mergeStretches(labels, withSingles(text, findStretches(text)));
  return mergeStretches(
    marked,
    lines.filter(({ mark }) => mark !== 'label'),
  );
};
