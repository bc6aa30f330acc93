/** Whether Slack has sent a request. What headers tell is asked before a byte of the body is read. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Slack's own measure against requests that are sent again by somebody else. A clock may be wrong both ways. */
const MOST_OFF_S = 5 * 60;

/** Of a request that may be Slack's. */
export interface Signature {
  timestamp: string;
  signature: string;
}

/** @returns `null` where the headers alone show that Slack has not sent it just now */
export const readSignature = (headers: IncomingHttpHeaders, now = Date.now()): Signature | null => {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return null;
  if (!/^v0=[0-9a-f]{64}$/.test(signature) || !/^\d{1,12}$/.test(timestamp)) return null;
  return Math.abs(now / 1000 - Number(timestamp)) > MOST_OFF_S ? null : { timestamp, signature };
};

export const isSigned = ({ timestamp, signature }: Signature, body: Buffer, secret: string): boolean => {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return timingSafeEqual(Buffer.from(`v0=${digest}`), Buffer.from(signature));
};
