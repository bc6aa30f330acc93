/** The lines of a source of any size, one at a time, in bounded memory. */
import { TextDecoder } from 'node:util';
import { type Encoding, encodingOf } from './decode.js';

/** No article is longer; a line without end must not fill the memory. */
export const LINE_BYTES = 4 * 1024 * 1024;

const NEWLINE = 0x0a;

export interface NumberedLine {
  /** From 1. */
  number: number;
  /** Without its line end; `null` when the line is longer than `LINE_BYTES`. */
  bytes: Buffer | null;
}

/** UTF-16 with a byte order mark as UTF-8; anything else as it is. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let encoding: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    encoding ??= encodingOf(chunk);
    if (encoding === 'utf-8') {
      yield chunk;
      continue;
    }
    decoder ??= new TextDecoder(encoding);
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}

/** Gathers the pieces of one line; forgets them, but stays open, once they exceed the bound. */
class LineBuffer {
  #pieces: Buffer[] = [];
  #size = 0;

  add(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > LINE_BYTES) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  take(): Buffer | null {
    const bytes = this.#size > LINE_BYTES ? null : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return bytes;
  }
}

/** Lines of UTF-8, or of UTF-16 with byte order mark (whose lines come as UTF-8). */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedLine> {
  const line = new LineBuffer();
  let number = 1;
  for await (const chunk of toUtf8(chunks)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.add(chunk.subarray(start, end));
      yield { number: number++, bytes: line.take() };
      start = end + 1;
    }
    if (start < chunk.length) line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield { number, bytes: line.take() };
}
