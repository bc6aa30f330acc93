/** The one error that users see. Anything else that escapes is a defect and keeps its stack. */

/** Stable codes: tests and scripts tell faults apart by them. */
export type ErrorCode =
  | 'usage'
  | 'config'
  | 'article-unreadable'
  | 'article-unknown'
  | 'corpus-unreadable'
  | 'store-unreadable'
  | 'store-busy'
  | 'store-unreachable'
  | 'platform-refused'
  | 'platform-unreachable'
  | 'fetch-failed'
  | 'too-busy'
  | 'question-empty'
  | 'question-too-long'
  | 'question-date'
  | 'question-outlet';

/**
 * @param message what happened, and to which file, line or setting
 * @param hint what to do next, as one sentence
 */
export class VerbatimError extends Error {
  override readonly name = 'VerbatimError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** One line for a terminal or a log. */
  get line(): string {
    return `${this.message}. ${this.hint}`;
  }
}

/** The fault in words, whoever threw it. */
export const describeError = (error: unknown): string => {
  if (error instanceof VerbatimError) return error.line;
  return error instanceof Error ? error.message : String(error);
};
