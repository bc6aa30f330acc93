/** JSON whose long whole numbers keep their digits: what is written as a number may be an id, and an id is text. */
import { parse } from 'lossless-json';

/** As many digits as a number may have too many of. */
const LONG_NUMERAL = /(?:^|[[:,\s])-?\d{16,}/u;
const WHOLE = /^-?\d+$/u;

/** What a number cannot hold comes as the text of its digits. */
const readNumeral = (numeral: string): unknown => {
  const number = Number(numeral);
  return WHOLE.test(numeral) && !Number.isSafeInteger(number) ? numeral : number;
};

/**
 * As `JSON.parse`, but a whole number that a JavaScript number cannot hold comes as the text of its digits.
 * @throws SyntaxError where the text is no JSON
 */
export const parseExactly = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  if (!LONG_NUMERAL.test(text)) return value;
  return parse(text, null, { parseNumber: readNumeral, onDuplicateKey: ({ newValue }) => newValue });
};
