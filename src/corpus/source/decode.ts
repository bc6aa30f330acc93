/** Bytes to text. A text that cannot be told for sure is refused: a mangled word would be quoted as printed. */

export type Decoded = { text: string } | { fault: string };

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Tells the encoding by its byte order mark; without one it is UTF-8 until proven otherwise. */
export const encodingOf = (head: Uint8Array): Encoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

/**
 * What windows-1252 holds from 0x80 to 0x9f, where Latin-1 holds controls; a space where it is undefined.
 * By hand, since Node decodes windows-1252 as Latin-1 in some versions.
 */
const ABOVE_ASCII = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const fromLegacy = (byte: number): string => ABOVE_ASCII[byte - 0x80] ?? ' ';

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Control characters that text does not hold: more than a stray few mean that this is no text. */
const isControl = (code: number): boolean => (code < 0x20 && (code < 0x09 || code > 0x0d)) || code === 0x7f;

/** Strays that a text may hold at any length, and how much text goes with each of more. */
const MOST_STRAY = 8;
const TEXT_A_CONTROL = 50;

const faultIn = (text: string): string | null => {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) return 'holds NUL characters: binary, or UTF-16 without a byte order mark';
    if (isControl(code)) controls++;
  }
  return controls > MOST_STRAY && controls > text.length / TEXT_A_CONTROL
    ? 'full of control characters: not text'
    : null;
};

const checked = (text: string): Decoded => {
  const fault = faultIn(text);
  return fault === null ? { text } : { fault };
};

const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (char) => fromLegacy(char.charCodeAt(0)));

/** A text in a Latin script has at most one byte in this many beyond ASCII. */
const LEAST_ASCII = 3;

/**
 * Bytes that are no UTF-8: either windows-1252 (and with it Latin-1), or UTF-8 that was damaged.
 * Letters of windows-1252 stand alone between ASCII and hardly ever form a sequence that UTF-8 allows;
 * a text with more such sequences than faults is damaged UTF-8.
 */
const decodeLegacy = (bytes: Uint8Array): Decoded => {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  let faults = 0;
  let sequences = 0;
  for (const char of lenient) {
    if (char === '\ufffd') faults++;
    else if (char > '\u007f') sequences++;
  }
  if (sequences >= faults) return { fault: `neither UTF-8 nor another encoding: ${faults} bytes make no character` };
  if (bytes.some((byte) => byte > 0x7f && fromLegacy(byte) === ' ' && byte < 0xa0))
    return { fault: 'neither UTF-8 nor windows-1252: not text' };
  if (faults + sequences > bytes.length / LEAST_ASCII)
    return { fault: 'more bytes beyond ASCII than text has: not text' };
  return checked(windows1252(bytes));
};

/** Labels that an ISO-2022 text bears: it is plain ASCII to any other reader. */
const SEVEN_BIT = /^iso-2022-/iu;

/** Labels of windows-1252, which pages name in many ways. */
const LATIN = /^(?:iso[-_]?8859[-_]?1|latin1|l1|windows-1252|cp1252|us-ascii|ascii)$/iu;

/**
 * Text whose mark-up declares its encoding. A text that is UTF-8 is taken for that whatever it declares:
 * no other encoding's words form its sequences, while declarations are copied from page to page.
 * @param declared as printed; `null` where nothing is declared
 */
export const decodeDeclared = (bytes: Uint8Array, declared: string | null): Decoded => {
  if (bytes[0] === 0x3c && bytes[1] === 0) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0 && bytes[1] === 0x3c) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (declared === null || encodingOf(bytes) !== 'utf-8') return decode(bytes);
  const utf8 = SEVEN_BIT.test(declared) ? null : decodeStrictly(bytes, 'utf-8');
  const text = utf8 ?? (LATIN.test(declared) ? windows1252(bytes) : decodeStrictly(bytes, declared));
  return text === null ? decode(bytes) : checked(text);
};

/** Text of UTF-8 (with or without byte order mark), UTF-16 with one, or windows-1252; the mark itself is left out. */
export const decode = (bytes: Uint8Array): Decoded => {
  const encoding = encodingOf(bytes);
  const text = decodeStrictly(bytes, encoding);
  if (text === null) {
    if (encoding === 'utf-8') return bytes.includes(0) ? { fault: 'holds NUL bytes: binary' } : decodeLegacy(bytes);
    return { fault: `starts like ${encoding.toUpperCase()}, but is not` };
  }
  return checked(text);
};
