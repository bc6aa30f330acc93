/** The text of a source of any size, a piece at a time, its encoding told by its head. */
import { TextDecoder } from 'node:util';
import { encodingOf } from './decode.js';
import type { Source } from './source.js';

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
