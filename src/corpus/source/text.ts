/** The text of a source: a piece at a time at any size, its encoding told by its head; or whole. */
import { TextDecoder } from 'node:util';
import { type Decoded, decode, encodingOf } from './decode.js';
import { readWhole, type Source, SourceFault } from './source.js';

/** A head may end inside of a character. */
const isUtf8 = (head: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
};

export async function* textOf({ head, chunks }: Source): AsyncGenerator<string> {
  const marked = encodingOf(head);
  const decoder = new TextDecoder(marked === 'utf-8' && !isUtf8(head) ? 'windows-1252' : marked);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** @throws SourceFault for bytes that are no text */
export const textIn = (decoded: Decoded): string => {
  if ('fault' in decoded) throw new SourceFault(decoded.fault);
  return decoded.text;
};

/** @throws SourceFault for more than `most` bytes, or those that are no text */
export const readText = async (source: Source, most?: number): Promise<string> =>
  textIn(decode(await readWhole(source, most)));
