/** One request and its answer, within limits. Redirects, robots.txt and turns are the visitor's. */
import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { describeError } from '../errors.js';
import { FetchFault, WAIT } from './fault.js';
import type { Guard } from './guard.js';
import { ENCODINGS, tooLarge, unpackBody } from './unpack-body.js';

export interface Limits {
  /** For the whole of a request, in milliseconds: a server that sends a byte now and then is no server. */
  total: number;
  /** To connect, and then to wait for the headers. */
  patience: number;
  /** Bytes of a body, packed or not. */
  body: number;
  /** Bytes of all headers. */
  headers: number;
}

export const LIMITS: Limits = { total: 60_000, patience: 15_000, body: 32 * 2 ** 20, headers: 32 * 1024 };

/** What was sent the last time, so that it need not be sent again. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface Reply {
  status: number;
  /** Names in lower case; the first value where there are several. */
  headers: Readonly<Record<string, string>>;
  /** Unpacked. Empty where the status says that it is of no use. */
  bytes: Buffer;
}

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Connects only to what the guard admits: asked before an address is used, and once more of the socket that came of it. */
const guardedConnector = (guard: Guard, patience: number): buildConnector.connector => {
  const connect = buildConnector({ lookup: guard.lookup, timeout: patience });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/gu, '');
    if (isIP(host) !== 0 && !guard.admits(host)) {
      callback(guard.refusal(host), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null || !socket) callback(error ?? new Error('no connection'), null);
      else if (guard.admits(socket.remoteAddress ?? '')) callback(null, socket);
      else {
        socket.destroy();
        callback(guard.refusal(host), null);
      }
    });
  };
};

const firstOf = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first] as const];
    }),
  );

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no address on the internet',
  EAI_AGAIN: 'cannot be looked up: no answer of the name server',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'does not answer',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer',
  UND_ERR_HEADERS_OVERFLOW: 'sends more headers than any page needs',
  UND_ERR_SOCKET: 'broke the connection off',
};

/** undici wraps what went wrong, sometimes more than once. */
const faultOf = (error: unknown, host: string): FetchFault => {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (at instanceof FetchFault) return at;
    if ('code' in at && WORDS[String(at.code)])
      return new FetchFault(`${host} ${WORDS[String(at.code)]}`, WAIT, { cause: error });
  }
  return new FetchFault(`${host} cannot be read: ${describeError(error)}`, WAIT, { cause: error });
};

export class Requests {
  private readonly agent: Agent;

  /** @param userAgent says who asks */
  constructor(
    guard: Guard,
    private readonly userAgent: string,
    private readonly limits: Limits = LIMITS,
  ) {
    const { patience, headers } = limits;
    this.agent = new Agent({
      connect: guardedConnector(guard, patience),
      connections: 1,
      headersTimeout: patience,
      bodyTimeout: patience,
      maxHeaderSize: headers,
    });
  }

  /**
   * @param url as checked by the guard
   * @param most bytes of the body that are of use, where that is less than the limit; what is over is cut off
   * @throws FetchFault where no whole answer comes within the limits
   */
  async get(url: URL, validators: Validators | null, stopping: AbortSignal, most?: number): Promise<Reply> {
    const late = AbortSignal.timeout(this.limits.total);
    try {
      const answer = await this.agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: this.headersFor(validators, most !== undefined),
        signal: AbortSignal.any([stopping, late]),
      });
      const headers = firstOf(answer.headers);
      if (answer.statusCode !== 200) {
        answer.body.on('error', () => {}).destroy();
        return { status: answer.statusCode, headers, bytes: Buffer.alloc(0) };
      }
      const packed = await this.read(answer.body, most);
      const bytes = await unpackBody(packed, headers['content-encoding'] ?? '', this.limits.body);
      return { status: 200, headers, bytes };
    } catch (error) {
      if (late.aborted)
        throw new FetchFault(`${url.host} took longer than ${this.limits.total / 1000} s`, WAIT, { cause: error });
      throw faultOf(error, url.host);
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private headersFor(validators: Validators | null, plain: boolean): Record<string, string> {
    return {
      'user-agent': this.userAgent,
      accept: ACCEPT,
      'accept-encoding': plain ? 'identity' : ENCODINGS,
      ...(validators?.etag && { 'if-none-match': validators.etag }),
      ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
    };
  }

  private async read(body: Dispatcher.ResponseData['body'], most: number | undefined): Promise<Buffer> {
    const limit = most ?? this.limits.body;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) continue;
      if (most === undefined) throw tooLarge(limit);
      break;
    }
    return Buffer.concat(chunks).subarray(0, limit);
  }
}
