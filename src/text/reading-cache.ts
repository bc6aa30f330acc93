/**
 * Remembers how printed words read, found by their place in a text without cutting them out: most words of a text have
 * been seen before, and cutting and hashing strings is what reading a million passages would spend its time on.
 */
import { DIGIT, kindAt } from './chars.js';
import { readWord } from './normalise.js';
import { isNumeric } from './numbers.js';

/** A word that a printed word stands for. `cut`: where it ends in the printed word. `numeric`: it may be part of a number. */
export interface Entry {
  word: string;
  cut: number;
  numeric: boolean;
}

interface Slot {
  printed: string;
  entries: readonly Entry[];
}

const SIZE = 1 << 18;
const FULL = SIZE / 2;
/** Leaves the digest's best mixed bits, as many as tell `SIZE` places apart. */
const SHIFT = 14;

let slots: (Slot | undefined)[] = new Array(SIZE).fill(undefined);
let used = 0;

const read = (printed: string): Slot => ({
  printed,
  entries: readWord(printed).map(({ word, cut }) => ({
    word,
    cut,
    numeric: isNumeric(word) || kindAt(word, 0) === DIGIT,
  })),
});

const isAt = (printed: string, text: string, start: number): boolean => {
  for (let at = 0; at < printed.length; at += 1) {
    if (printed.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
};

/** Adds one code unit to a word's digest; begin with 0. */
export const digest = (before: number, unit: number): number => (Math.imul(before, 31) + unit) | 0;

/** What stands at `[start, end)` of a text reads as; `hash` is the `digest` over its code units. */
export const lookUp = (text: string, start: number, end: number, hash: number): readonly Entry[] => {
  const length = end - start;
  let place = Math.imul(hash, 0x9e3779b1) >>> SHIFT;
  for (let slot = slots[place]; slot !== undefined; slot = slots[place]) {
    if (slot.printed.length === length && isAt(slot.printed, text, start)) return slot.entries;
    place = (place + 1) & (SIZE - 1);
  }
  if (used >= FULL) {
    slots = new Array(SIZE).fill(undefined);
    used = 0;
  }
  // A bare substring would keep the whole text it was cut from in memory.
  const slot = read(` ${text.slice(start, end)}`.slice(1));
  slots[place] = slot;
  used += 1;
  return slot.entries;
};
