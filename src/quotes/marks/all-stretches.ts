/** Every stretch of a text that may be somebody's words, whatever tells it. */

import { mergeStretches, withSingles } from './singles.js';
import { findStretches, type Stretch } from './stretches.js';
import { findUnmarkedStretches } from './unmarked.js';

/** In order, without overlap. Labels of a transcript come before marks; marks before bare lines. */
export const findAllStretches = (text: string): Stretch[] => {
  const unmarked = findUnmarkedStretches(text);
  const labels = unmarked.filter(({ mark }) => mark === 'label');
  const marked = mergeStretches(labels, withSingles(text, findStretches(text)));
  return mergeStretches(
    marked,
    unmarked.filter(({ mark }) => mark !== 'label'),
  );
};
