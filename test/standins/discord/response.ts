/** An HTTP answer of the stand-in, before it is written. */
export interface Response {
  status: number;
  /** JSON; none for 204. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A refusal in Discord's form. */
export const refuse = (status: number, code: number, message: string): Response => ({
  status,
  body: { code, message },
});
