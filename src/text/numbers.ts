/**
 * Numbers as one word each, whatever way they are written: "two" is "2", "twenty-one" is "21", "1.5 million" is
 * "1500000", "40 percent" is "40%", "two dollars" is "$2", "twenty-first" is "21st".
 */
import data from './numbers.json' with { type: 'json' };

const UNITS = new Map(Object.entries(data.units));
const TEENS = new Map(Object.entries(data.teens));
const TENS = new Map(Object.entries(data.tens));
const SCALES = new Map(Object.entries(data.scales));
const ORDINALS = new Map(Object.entries(data.ordinals));
const SHORT_SCALES = new Map(Object.entries(data.shortScales));
const CURRENCY_SIGNS = new Map(Object.entries(data.currencySigns));
const CURRENCY_WORDS = new Map(Object.entries(data.currencyWords));

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{0,2})$/u;

/** Whether a word may take part in a number and so needs `readNumber`. */
export const isNumeric = (word: string): boolean =>
  UNITS.has(word) || TEENS.has(word) || TENS.has(word) || SCALES.has(word) || ORDINALS.has(word) || word === 'zero';

/** A number read from words: what it is called, and how many words it took. */
export interface NumberRead {
  word: string;
  taken: number;
}

/** `at(index)` gives the word at `from + index`, or '' past the end or where something other than a space or hyphen stands before it. */
type WordAt = (index: number) => string;

const suffixFor = (value: number): string => {
  const tens = value % 100;
  if (tens > 10 && tens < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
};

const show = (value: number): string => String(Number(value.toPrecision(14)));

/** Larger ones are no quantities that anybody reports, and too long to be written out. */
const LARGEST = 1e18;

/** Multiplies by the scales that follow ("thousand million"), as long as the number stays one that is reported. */
const scaleUp = (at: WordAt, from: number, start: number): { value: number; taken: number } => {
  let [value, taken] = [start, from];
  for (let factor = SCALES.get(at(taken)); factor !== undefined; factor = SCALES.get(at(taken))) {
    if (value * factor > LARGEST) break;
    value *= factor;
    taken += 1;
  }
  return { value, taken };
};

interface Phrase {
  value: number;
  taken: number;
  ordinal: boolean;
}

/** Reads "two hundred and five thousand" and the like, by the grammar of English number words. */
const readPhrase = (at: WordAt): Phrase | null => {
  if (at(0) === 'zero') return { ...scaleUp(at, 1, 0), ordinal: false };
  let [total, current, taken] = [0, 0, 0];
  let scale = Number.POSITIVE_INFINITY;
  for (;;) {
    const linked = current > 0 && current % 100 === 0 && at(taken) === 'and';
    const word = at(taken + (linked ? 1 : 0));
    const step = linked ? 2 : 1;
    const unit = UNITS.get(word);
    const high = TEENS.get(word) ?? TENS.get(word);
    const ordinal = ORDINALS.get(word);
    const room = taken === 0 || current % 100 === 0 || (current % 10 === 0 && current % 100 >= 20);
    if (unit !== undefined && room) current += unit;
    else if (high !== undefined && (taken === 0 || current % 100 === 0)) current += high;
    else if (ordinal !== undefined && taken > 0 && (ordinal < 10 ? room : current % 100 === 0)) {
      return { value: total + current + ordinal, taken: taken + step, ordinal: true };
    } else {
      const factor = linked ? undefined : SCALES.get(word);
      if (factor === undefined || taken === 0 || current === 0 || factor >= scale) break;
      if (factor === 100) current *= 100;
      else {
        total += current * factor;
        current = 0;
        scale = factor;
      }
    }
    taken += step;
  }
  return taken === 0 ? null : { ...scaleUp(at, taken, total + current), ordinal: false };
};

/** Reads digits with what follows them: "1,000", "2.5 million", "3bn". */
const readDigits = (at: WordAt, money: boolean): Phrase | { word: string; taken: number } | null => {
  const match = DIGITS.exec(at(0));
  if (!match) return null;
  const digits = `${(match[1] as string).replaceAll(',', '')}${match[2] ?? ''}`;
  const letters = match[3] ?? '';
  const short = letters === '' ? undefined : (SCALES.get(letters) ?? (money ? SHORT_SCALES.get(letters) : undefined));
  if (letters !== '' && short === undefined) return { word: digits + letters, taken: 1 };
  const { value, taken } = scaleUp(at, 1, Number(digits) * (short ?? 1));
  // Kept as written unless multiplied: "007" and a long serial number are no quantities.
  return taken === 1 && short === undefined ? { word: digits, taken } : { value, taken, ordinal: false };
};

/** A scale that stands alone after "a" is one of it; "hundred" by itself stays a word. */
const readBareScale = (at: WordAt, before: string): (NumberRead & { absorbs: boolean }) | null => {
  const factor = SCALES.get(at(0));
  if (factor === undefined || before !== 'a') return null;
  const { value, taken } = scaleUp(at, 1, factor);
  return { word: show(value), taken, absorbs: true };
};

const readUnitAfter = (at: WordAt, taken: number): { prefix: string; suffix: string; taken: number } => {
  const word = at(taken);
  if (word === '%' || word === 'percent') return { prefix: '', suffix: '%', taken: 1 };
  if (word === 'per' && at(taken + 1) === 'cent') return { prefix: '', suffix: '%', taken: 2 };
  const currency = CURRENCY_WORDS.get(word);
  if (currency !== undefined && !SCALES.has(at(taken + 1))) return { prefix: currency, suffix: '', taken: 1 };
  return { prefix: '', suffix: '', taken: 0 };
};

/**
 * Reads the number that begins at `at(0)`: a sign, digits, or a number word. `null`: none begins there.
 * `absorbs`: the word before ("a" in "a million") belongs to it.
 */
export const readNumber = (at: WordAt, before: string): (NumberRead & { absorbs: boolean }) | null => {
  const sign = CURRENCY_SIGNS.get(at(0));
  const lead = sign === undefined ? 0 : 1;
  const rest: WordAt = (index) => at(index + lead);
  const read = readDigits(rest, lead === 1) ?? readPhrase(rest);
  if (!read) {
    if (lead === 1) return null;
    const ordinal = ORDINALS.get(at(0));
    if (ordinal !== undefined) return { word: `${ordinal}${suffixFor(ordinal)}`, taken: 1, absorbs: false };
    const scale = readBareScale(at, before);
    if (!scale) return null;
    const unit = readUnitAfter(at, scale.taken);
    return { ...scale, word: unit.prefix + scale.word + unit.suffix, taken: scale.taken + unit.taken };
  }
  if ('ordinal' in read && read.ordinal) {
    return { word: `${show(read.value)}${suffixFor(read.value)}`, taken: read.taken + lead, absorbs: false };
  }
  const number = 'word' in read ? read.word : show(read.value);
  // "3rd dollars", "5kg percent": what carries letters of its own counts nothing.
  if (/[a-z]/u.test(number)) return { word: number, taken: 1, absorbs: false };
  if (sign !== undefined) return { word: sign + number, taken: read.taken + lead, absorbs: false };
  const unit = readUnitAfter(at, read.taken);
  return { word: unit.prefix + number + unit.suffix, taken: read.taken + unit.taken, absorbs: false };
};
