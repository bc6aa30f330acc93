/** The shape of every reader. A format is added by a file of this shape, and its row in readers.ts. */
import type { Fault, Found } from '../found.js';
import type { Source } from '../source/source.js';
import type { Zip } from '../source/zip.js';

/** The first bytes of a source, also as text. */
export interface Head {
  name: string;
  bytes: Buffer;
  /** Without byte order mark; bytes that are no text are replaced. */
  text: string;
}

export interface Reader {
  /** For people: "a PDF". */
  format: string;
  /** Told by content; the name only settles what the content leaves open. */
  recognises(head: Head): boolean;
  /** Its articles in order, and what could not be read. */
  read(source: Source, head: Head): AsyncIterable<Found | Fault>;
}

/** Of documents that are zip files, told by the names of their parts. */
export interface ZipReader {
  /** For people: "an EPUB". */
  format: string;
  recognises(names: readonly string[]): boolean;
  read(zip: Zip): AsyncIterable<Found | Fault>;
}
