/** What was annotated by hand beside the published annotation: offsets, names and labels, no text of the articles. */
import { readFileSync } from 'node:fs';
import type { Span } from '../../src/model.js';
import type { Split } from '../../src/training/annotated.js';
import { parseLines } from '../shared.js';

interface Annotation extends Span {
  /** The article's. */
  id: string;
}

/** A quoted stretch whose annotated source is a pronoun or a description. */
export interface Coreference extends Annotation {
  split: Split;
  /** The source as printed, its first five words at most: "she", "the senator". */
  mention: string;
  /** The fullest form of the person's name that the article prints; `null` where it names nobody. */
  fullName: string | null;
}

/** Words in marks: a work, event or thing named; a word held at arm's length; or somebody's words after all. */
export interface Marked extends Annotation {
  label: 'title' | 'scare' | 'speech';
}

const read = <T>(name: string): T[] => parseLines<T>(readFileSync(new URL(name, import.meta.url), 'utf8'));

export const readCoreferences = (): Coreference[] => read<Coreference>('../../src/training/names/coreference.jsonl');

export const readMarked = (): Marked[] => read<Marked>('./not-speech.jsonl');
