/** What main.ts starts and stops. A third platform is one folder that offers this and passes the chat contract. */

export interface Platform {
  /** "Discord", "Slack". */
  readonly name: string;
  /**
   * Connects and begins to answer.
   * @throws VerbatimError `platform-refused` (naming the variable to mend) or `platform-unreachable`
   */
  start(): Promise<void>;
  /** Closes every connection within a second. Safe to call twice. */
  stop(): Promise<void>;
}

/** The little of a pino logger that a platform needs: details first, then one line. */
export interface Log {
  debug(details: object, line: string): void;
  info(details: object, line: string): void;
  warn(details: object, line: string): void;
  error(details: object, line: string): void;
}
