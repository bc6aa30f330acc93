/** The members of a tar file, each a stream that must be gone through before the next. */
import { Readable } from 'node:stream';
import { type Source, SourceFault } from './source.js';

/** The magic stands behind the first member's name, mode, owner and size. */
const MAGIC_AT = 257;

export const isTar = (head: Buffer): boolean => head.toString('latin1', MAGIC_AT, MAGIC_AT + 5) === 'ustar';

export async function* membersOfTar(source: Source): AsyncGenerator<{ name: string; chunks: AsyncIterable<Buffer> }> {
  const { extract } = await import('tar-stream');
  const members = extract();
  Readable.from(source.chunks)
    .on('error', (error) => members.destroy(error))
    .pipe(members);
  try {
    for await (const member of members) {
      const { name, type } = member.header;
      if (type === 'file' && !name.split('/').some((part) => part.startsWith('.') && part !== '.')) {
        yield { name: name.replace(/^\.\//u, ''), chunks: member as unknown as AsyncIterable<Buffer> };
      }
      member.resume();
    }
  } catch (error) {
    throw error instanceof SourceFault ? error : new SourceFault('a damaged tar', { cause: error });
  }
}
