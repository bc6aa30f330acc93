/** Values of JSON, narrowed: what is not of the kind asked for is absent. */
import { parseExactly } from './exact-json.js';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string with words in it; a number as it is written. */
export const stringOf = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const objectsOf = (value: unknown): Json[] => listOf(value).filter(isObject);

/** Goes down by keys; `undefined` where one is missing. */
export const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), value);

/** The object in a text, or why there is none. */
export const parseObject = (text: string): Json | string => {
  try {
    const value: unknown = parseExactly(text);
    return isObject(value) ? value : 'a JSON value, but no object';
  } catch {
    return 'not JSON';
  }
};
