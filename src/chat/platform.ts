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
