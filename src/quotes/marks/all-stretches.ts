/** Every stretch of a text that may be somebody's words, whatever tells it. */

import type { Layout } from '../layout/layout.js';
import { findInterview } from './interviews.js';
import { mergeStretches, withSingles } from './singles.js';
import { findStretches, type Stretch } from './stretches.js';
import { findTranscript } from './transcripts.js';
import { findUnmarkedStretches } from './unmarked.js';

/** In order, without overlap. What the page's form tells comes before marks; marks before bare lines. */
export const findAllStretches = ({ text, posts }: Layout): Stretch[] => {
  const posted = posts.map((post): Stretch => ({ ...post, open: -1, close: -1, mark: 'post', continues: false }));
  const formal = mergeStretches(posted, findTranscript(text));
  const marked = mergeStretches(formal, withSingles(text, findStretches(text)));
  return mergeStretches(marked, mergeStretches(findInterview(text), findUnmarkedStretches(text)));
};
