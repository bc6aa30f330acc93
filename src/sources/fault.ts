/** Why something could not be fetched, as its operator is told, and what that means for the next try. */
import { VerbatimError } from '../errors.js';

interface Circumstances extends ErrorOptions {
  /** Nothing changes that by itself: another try is in vain until somebody mends it. */
  final?: boolean;
  /** So many milliseconds the server wants to be left alone. */
  retryAfter?: number | null;
}

export class FetchFault extends VerbatimError {
  readonly isFinal: boolean;
  readonly retryAfter: number | null;

  constructor(message: string, hint: string, { final = false, retryAfter = null, ...options }: Circumstances = {}) {
    // Servers choose words in it; none of them steers a terminal.
    super('fetch-failed', message.replace(/\p{Cc}/gu, '\ufffd'), hint, options);
    this.isFinal = final;
    this.retryAfter = retryAfter;
  }
}

export const WAIT = 'It is tried again by itself';
