/** Articles as rows: what a row's columns hold, and how they are read back. */
import type { Article, Span } from '../../../model.js';
import type { Signature } from '../../../text/signature.js';
import { packSignature, unpackSignature } from '../../headers.js';
import type { ListedArticle, StoredHeader } from '../../store.js';
import { packNumbers, unpackNumbers } from '../file/bytes.js';
import { textOf, verify } from '../file/checksum.js';
import type { Row } from '../file/database.js';

/** All of an article but its text and id, which have columns of their own; and the digest by which copies are told. */
type Header = Omit<Article, 'text' | 'id'> & { signature: string };

export const packHeader = ({ text, id, ...header }: Article, signature: Signature): string =>
  JSON.stringify({ ...header, signature: packSignature(signature) } satisfies Header);

const readHeader = ([key, idBytes, packed, sum]: Row): { id: string; header: Header } => {
  const [id, header] = [textOf('article', idBytes), textOf('article', packed)];
  verify('article', sum as number | null, key as number, id, header);
  return { id, header: JSON.parse(header) as Header };
};

/** @param row key, id, header, sum, texts as blobs */
export const toHeader = (row: Row): StoredHeader => {
  const { id, header } = readHeader(row);
  const { signature, ...rest } = header;
  return { key: row[0] as number, header: { id, ...rest }, signature: unpackSignature(signature) };
};

/** A passage and the stretch that stands for it among its copies. */
export interface Place extends Span {
  kernel: Span;
}

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

/** @param row key, id, header and their sum, then text, quotations and theirs; texts as blobs */
export const toArticle = (row: Row): { article: Article; quotations: Uint8Array } => {
  const { id, header } = readHeader(row);
  const { signature, ...rest } = header;
  const [textBytes, quotations, sum] = row.slice(4) as [unknown, Uint8Array, number | null];
  const text = textOf('body', textBytes);
  verify('body', sum, row[0] as number, text, quotations);
  return { article: { id, ...rest, text }, quotations };
};

/** @param row as of `toHeader`, then the names of collection and file as blobs */
export const toListed = (row: Row): ListedArticle => {
  const { key, header } = toHeader(row);
  return { key, header, from: { collection: textOf('collection', row[5]), file: textOf('file', row[6]) } };
};

/** What `toHeader` reads of article, and the day that it is listed under. */
export const HEADER_COLUMNS = 'key, CAST(id AS BLOB), CAST(header AS BLOB), sum, CAST(day AS BLOB)';

/** What `toArticle` reads of article and body. */
export const ARTICLE_COLUMNS =
  'key, CAST(id AS BLOB), CAST(header AS BLOB), article.sum, CAST(text AS BLOB), quotations, body.sum';

/** What `toListed` reads of article. */
export const LISTED_COLUMNS = `${HEADER_COLUMNS},
  (SELECT CAST(name AS BLOB) FROM collection WHERE collection.id = article.collection),
  (SELECT CAST(path AS BLOB) FROM file WHERE file.id = article.file)`;
