/** The cluster: one place where requests leave, where its faults get words, and where no partial answer passes as whole. */

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, errors } from '@opensearch-project/opensearch';
import { describeError, VerbatimError } from '../../errors.js';

export interface ClusterOptions {
  /** e.g. `https://search.example.org:9200`; several nodes: comma between them. */
  url: string;
  user: string | null;
  password: string | null;
  /** File of the certificate authority that signed the nodes' certificates (PEM). */
  certificate: string | null;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One line of a bulk request: what to do, and the document where one belongs to it. */
export type BulkAction =
  | { index: { _index: string; _id: string; routing?: string }; document: object }
  | { delete: { _index: string; _id: string; routing?: string } };

const TIMEOUT_MS = 30_000;
const RETRIES = 4;
const BULK_BYTES = 4_000_000;
const BULK_IN_FLIGHT = 3;

const HINT = 'Check OPENSEARCH_URL, and whether the cluster is up; nothing that was acknowledged is lost';

const isUnreachable = (error: unknown): boolean =>
  error instanceof errors.ConnectionError ||
  error instanceof errors.TimeoutError ||
  error instanceof errors.NoLivingConnectionsError;

/** HTTP's 429, 503 and their like: the cluster is there, but cannot do it now. */
const isBusy = (status: number | undefined): boolean => status === 429 || (status !== undefined && status >= 500);

export class Cluster {
  private readonly client: Client;
  private closed = false;

  constructor(private readonly options: ClusterOptions) {
    const { url, user, password, certificate } = options;
    const nodes = url.split(',').map((node) => node.trim());
    this.client = new Client({
      nodes,
      requestTimeout: TIMEOUT_MS,
      maxRetries: RETRIES,
      ...(user === null ? {} : { auth: { username: user, password: password ?? '' } }),
      ...(certificate === null ? {} : { ssl: { ca: readCertificate(certificate) } }),
    });
  }

  /** @returns the body of the answer; `null` where the status is one of `expected` */
  async request<Body = unknown>(
    method: Method,
    path: string,
    body: object | string | null = null,
    expected: readonly number[] = [],
  ): Promise<Body | null> {
    if (this.closed) throw new VerbatimError('store-unreadable', 'The index is closed', 'Open it again');
    try {
      const answer = await this.client.transport.request({
        method,
        path,
        ...(typeof body === 'string' ? { bulkBody: body } : body === null ? {} : { body }),
      });
      return answer.body as Body;
    } catch (error) {
      if (error instanceof errors.ResponseError && expected.includes(error.statusCode ?? 0)) return null;
      throw this.describe(error);
    }
  }

  /** A request whose answer must be there. */
  async ask<Body>(method: Method, path: string, body: object | string | null = null): Promise<Body> {
    return (await this.request<Body>(method, path, body)) as Body;
  }

  /** Carries out all actions; those that a busy cluster refuses are tried again. They may be carried out twice: ids are fixed. */
  async bulk(actions: readonly BulkAction[], refresh: boolean): Promise<void> {
    if (actions.length === 0) return;
    if (this.closed) throw new VerbatimError('store-unreadable', 'The index is closed', 'Open it again');
    const refused: string[] = [];
    try {
      await this.client.helpers.bulk({
        datasource: [...actions],
        onDocument: (action) => ('index' in action ? [{ index: action.index }, action.document] : action) as never,
        flushBytes: BULK_BYTES,
        concurrency: BULK_IN_FLIGHT,
        retries: RETRIES,
        wait: 500,
        refresh,
        onDrop: ({ error, status }) => {
          // What is to be deleted and is not there is gone already.
          if (status !== 404) refused.push(error?.reason ?? `status ${status}`);
        },
      });
    } catch (error) {
      throw this.describe(error);
    }
    if (refused.length > 0) {
      const message = `The cluster at ${this.options.url} refused ${refused.length} of ${actions.length} writes: ${refused[0]}`;
      throw new VerbatimError('store-unreadable', message, 'Mend what it says, and ingest again: the rest is kept');
    }
  }

  /** Tries again while another writer was quicker. @param attempt answers `null` where it was */
  async untilWritten<T>(attempt: () => Promise<T | null>): Promise<T> {
    for (let tries = 0; tries < 100; tries += 1) {
      const done = await attempt();
      if (done !== null) return done;
      await pause(10 + 10 * tries);
    }
    throw new VerbatimError('store-busy', 'Other writers were quicker a hundred times', 'Ingest again a little later');
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.client.close();
  }

  private describe(error: unknown): Error {
    const { url } = this.options;
    if (isUnreachable(error)) {
      return new VerbatimError('store-unreachable', `The index at ${url} cannot be reached`, HINT, { cause: error });
    }
    if (!(error instanceof errors.ResponseError)) return error instanceof Error ? error : new Error(String(error));
    if (error.statusCode === 401 || error.statusCode === 403) {
      const hint = 'Check OPENSEARCH_USER and OPENSEARCH_PASSWORD';
      return new VerbatimError('store-unreadable', `The index at ${url} refuses this user`, hint, { cause: error });
    }
    const code = isBusy(error.statusCode) ? 'store-unreachable' : 'store-unreadable';
    return new VerbatimError(code, `The index at ${url} answered: ${error.message}`, HINT, { cause: error });
  }
}

const readCertificate = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const hint = 'Set OPENSEARCH_CERTIFICATE to a file in PEM form';
    throw new VerbatimError('config', `OPENSEARCH_CERTIFICATE: ${describeError(error)}`, hint, { cause: error });
  }
};

/** What every search answers. */
export interface SearchAnswer<Source = unknown> {
  timed_out: boolean;
  _shards: { failed: number };
  hits: { hits: Hit<Source>[] };
  aggregations?: Record<string, unknown>;
}

export interface Hit<Source = unknown> {
  _id: string;
  _score: number;
  _source: Source;
  fields: Record<string, (string | number)[]>;
  sort: (string | number)[];
}

/** @throws VerbatimError `store-unreachable` where a part of the index did not answer: half an answer would be a wrong one */
export const wholeAnswer = <Source>(answer: SearchAnswer<Source>): SearchAnswer<Source> => {
  if (answer.timed_out || answer._shards.failed > 0) {
    const hint = 'Ask again when the cluster is whole';
    throw new VerbatimError('store-unreachable', 'A part of the index does not answer', hint);
  }
  return answer;
};
