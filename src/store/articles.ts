/** Articles as rows: what a row's columns hold, and how they are read back. */
import type { Article, Quotation, Span } from '../model.js';
import type { Signature } from '../text/signature.js';
import { packNumbers, unpackNumbers } from './bytes.js';
import type { Row } from './database.js';
import type { StoredHeader } from './store.js';
import { type Kernel, kernelOf } from './terms.js';

/** All of an article but its text and id, which have columns of their own; and the digest by which copies are told. */
type Header = Omit<Article, 'text' | 'id'> & { signature: string };

export const packHeader = ({ text, id, ...header }: Article, { buffer, byteOffset, byteLength }: Signature): string =>
  JSON.stringify({
    ...header,
    signature: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  } satisfies Header);

const unpackSignature = (packed: string): Signature => {
  const bytes = Buffer.from(packed, 'base64');
  return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i));
};

/** @param row key, id, header */
export const toHeader = ([key, id, packed]: Row): StoredHeader => {
  const { signature, ...header } = JSON.parse(packed as string) as Header;
  return { key: key as number, header: { id: id as string, ...header }, signature: unpackSignature(signature) };
};

/** A passage and the stretch that stands for it among its copies. */
export interface Place extends Span {
  kernel: Span;
}

/** The kernels of an article's passages, in order. Both lists are ascending; passages do not overlap. */
export const kernelsOf = (text: string, passages: readonly Span[], quotations: readonly Quotation[]): Kernel[] => {
  const sorted = [...quotations].sort((a, b) => a.start - b.start);
  let past = 0;
  return passages.map((passage) => {
    while (past < sorted.length && (sorted[past] as Quotation).end <= passage.start) past++;
    const here: Quotation[] = [];
    for (let i = past; i < sorted.length && (sorted[i] as Quotation).start < passage.end; i++) {
      if ((sorted[i] as Quotation).end > passage.start) here.push(sorted[i] as Quotation);
    }
    return kernelOf(text, passage, here);
  });
};

/** Four numbers a passage: the gap before it, its length, and where its kernel starts and how much it leaves at the end. */
export const packPlaces = (passages: readonly Span[], kernels: readonly Span[]): Buffer => {
  let previous = 0;
  return packNumbers(
    passages.flatMap(({ start, end }, i) => {
      const kernel = kernels[i] as Span;
      const gap = start - previous;
      previous = end;
      return [gap, end - start, kernel.start - start, end - kernel.end];
    }),
  );
};

export const unpackPlaces = (bytes: Uint8Array): Place[] => {
  const numbers = unpackNumbers(bytes);
  const places: Place[] = [];
  let previous = 0;
  for (let i = 0; i + 3 < numbers.length; i += 4) {
    const [gap, length, before, after] = numbers.slice(i, i + 4) as [number, number, number, number];
    const start = previous + gap;
    previous = start + length;
    places.push({ start, end: previous, kernel: { start: start + before, end: previous - after } });
  }
  return places;
};

/** @param row id, header, text */
export const toArticle = ([id, packed, text]: Row): Article => {
  const { signature, ...header } = JSON.parse(packed as string) as Header;
  return { id: id as string, ...header, text: text as string };
};
