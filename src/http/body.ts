/** Bodies of requests, as far as anybody may send them. */
import type { IncomingMessage } from 'node:http';

/** The length that a request states; `null`: it states none. */
export const statedLength = ({ headers }: IncomingMessage): number | null => {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
};

/** @returns `null` where it is longer than `most` bytes, or ends before its end; nothing more is kept then */
export const readBody = (request: IncomingMessage, most: number): Promise<Buffer | null> =>
  new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    const end = (body: Buffer | null): void => {
      request.off('data', take);
      chunks = [];
      resolve(body);
    };
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > most) end(null);
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => end(Buffer.concat(chunks)));
    request.once('close', () => end(null));
    request.once('error', () => end(null));
  });
