/** What crosses between the main thread and those that work for it. Faults cross as data: an error loses its class on the way. */
import { type ErrorCode, VerbatimError } from '../errors.js';
import type { IngestReport } from '../ingest/run.js';
import type { Answer, IndexSummary, Listing, Lookup, Request } from '../model.js';

/** Each piece of work: what is asked, and what comes back. */
export interface Tasks {
  ask: { given: Request; result: Answer[] };
  suggest: { given: { field: 'speaker' | 'outlet'; typed: string; limit: number }; result: string[] };
  browse: { given: Lookup; result: Listing };
  /** Of the index as it is. */
  summary: { given: null; result: IndexSummary };
  ingest: { given: { paths: readonly string[] }; result: IngestReport };
}

export type Job = { [K in keyof Tasks]: { id: number; task: K; given: Tasks[K]['given'] } }[keyof Tasks];

/** To a thread. `stop` ends what is under way at its next stop; `close` ends the thread once it is idle. */
export type ToThread = Job | { control: 'stop' | 'close' };

export interface Fault {
  code: ErrorCode | null;
  message: string;
  hint: string;
  stack: string;
}

export type FromThread = { id: number; result: unknown } | { id: number; fault: Fault };

export const packFault = (error: unknown): Fault => {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return error instanceof VerbatimError
    ? { code: error.code, message, hint: error.hint, stack }
    : { code: null, message, hint: '', stack };
};

export const unpackFault = ({ code, message, hint, stack }: Fault): Error => {
  if (code !== null) return new VerbatimError(code, message, hint);
  const error = new Error(message);
  error.stack = stack;
  return error;
};
