/** The items of one JSON array of any size, cut out one at a time, in bounded memory. */
import { LINE_BYTES, toUtf8 } from './lines.js';

export interface Item {
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** `null` when it is larger than `LINE_BYTES`. */
  bytes: Buffer | null;
}

const [QUOTE, ESCAPE, COMMA, NEWLINE] = [0x22, 0x5c, 0x2c, 0x0a];
const OPENS = new Set([0x7b, 0x5b]);
const CLOSES = new Set([0x7d, 0x5d]);
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Where the scan stands: between items, or in one. */
class Cutter {
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #line = 1;
  #began: number | null = null;
  #pieces: Buffer[] = [];
  #size = 0;

  *feed(chunk: Buffer): Generator<Item> {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === NEWLINE) this.#line++;
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === ESCAPE) this.#escaped = true;
        else if (byte === QUOTE) this.#quoted = false;
        continue;
      }
      const ends = this.#depth === 1 && (byte === COMMA || CLOSES.has(byte));
      if (ends && this.#began !== null) {
        this.#keep(chunk.subarray(start, at));
        yield this.#take();
      } else if (this.#depth > 0 && this.#began === null && !ends && !SPACES.has(byte)) {
        this.#began = this.#line;
        start = at;
      }
      if (byte === QUOTE) this.#quoted = true;
      else if (OPENS.has(byte)) this.#depth++;
      else if (CLOSES.has(byte)) this.#depth--;
    }
    if (this.#began !== null) this.#keep(chunk.subarray(start));
  }

  /** What is left where the array was cut off. */
  *end(): Generator<Item> {
    if (this.#began !== null) yield this.#take();
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > LINE_BYTES) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  #take(): Item {
    const item = {
      line: this.#began ?? this.#line,
      bytes: this.#size > LINE_BYTES ? null : Buffer.concat(this.#pieces),
    };
    this.#pieces = [];
    this.#size = 0;
    this.#began = null;
    return item;
  }
}

/** What stands between the commas of an array, each as it is, parsed by nobody yet. */
export async function* itemsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Item> {
  const cutter = new Cutter();
  for await (const chunk of toUtf8(chunks)) yield* cutter.feed(chunk);
  yield* cutter.end();
}
