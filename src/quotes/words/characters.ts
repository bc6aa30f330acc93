/** What single UTF-16 units are, as table look-ups: fast, and the same for every file of the folder. */

const WORD = 1;
const UPPER = 2;
const SPACE = 4;
const DIGIT = 8;

const UNITS = new Uint8Array(65536);
const LETTER = /[\p{L}\p{M}\p{N}]/u;
for (let unit = 0; unit < 65536; unit++) {
  const character = String.fromCharCode(unit);
  let bits = 0;
  // Half of a surrogate pair counts as a letter: what stands outside the first plane is mostly script or emoji.
  if ((unit >= 0xd800 && unit <= 0xdfff) || LETTER.test(character)) bits |= WORD;
  if (character.toLowerCase() !== character) bits |= UPPER;
  if (unit >= 48 && unit <= 57) bits |= DIGIT;
  if (/\s/.test(character)) bits |= SPACE;
  UNITS[unit] = bits;
}

/** Letter, mark or digit of any script. `NaN`, the unit beyond the end, is none. */
export const isWordUnit = (unit: number): boolean => ((UNITS[unit] ?? 0) & WORD) !== 0;
export const isUpperUnit = (unit: number): boolean => ((UNITS[unit] ?? 0) & UPPER) !== 0;
export const isDigitUnit = (unit: number): boolean => ((UNITS[unit] ?? 0) & DIGIT) !== 0;
/** White space, or the edge of the text. */
export const isSpaceUnit = (unit: number): boolean => Number.isNaN(unit) || ((UNITS[unit] ?? 0) & SPACE) !== 0;
