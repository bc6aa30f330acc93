/** JSON in its three forms: an object a line, an array of objects, one object. */

import { parseObject } from '../../../text/json.js';
import type { Fault, Found } from '../../found.js';
import { decode } from '../../source/decode.js';
import { itemsOf } from '../../source/json-items.js';
import { LINE_BYTES, linesOf } from '../../source/lines.js';
import type { Source } from '../../source/source.js';
import { readText } from '../../source/text.js';
import type { Head, Reader } from '../reader.js';
import { splitFrontMatter } from '../text/front-matter.js';
import { readRecord } from './records.js';

const MEGABYTE = 1024 * 1024;
const LINES = /\.(?:jsonl|ndjson|jsonlines)(?:\.\w+)?$/iu;
const OPENS = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|-?\d|$))/u;
const LINK = /^\s*\[[^\]\n]*\]\s*[([:]/u;

async function* readPiece(bytes: Buffer | null, place: string): AsyncGenerator<Found | Fault> {
  const decoded = bytes === null ? { fault: `longer than ${LINE_BYTES / MEGABYTE} MB` } : decode(bytes);
  if ('text' in decoded && decoded.text.trim() === '') return;
  const record = 'text' in decoded ? parseObject(decoded.text) : decoded.fault;
  if (typeof record === 'string') yield { place, reason: record };
  else yield* await readRecord(record, place);
}

async function* readLines({ chunks }: Source): AsyncGenerator<Found | Fault> {
  for await (const { number, bytes } of linesOf(chunks)) yield* readPiece(bytes, `:${number}`);
}

async function* readArray({ chunks }: Source): AsyncGenerator<Found | Fault> {
  for await (const { line, bytes } of itemsOf(chunks)) yield* readPiece(bytes, `:${line}`);
}

async function* readDocument(source: Source): AsyncGenerator<Found | Fault> {
  const text = await readText(source);
  const record = parseObject(text);
  if (typeof record !== 'string') yield* await readRecord(record, '');
  else {
    const { fields, body } = await splitFrontMatter(text, source.name);
    if (body === text) yield { place: '', reason: record };
    else yield { place: '', fields, body: { kind: 'page', text: body } };
  }
}

/** Whether the first line, or the first two, are objects by themselves. */
const isLines = ({ text, name }: Head): boolean => {
  if (LINES.test(name)) return true;
  const [first = '', second] = text.split('\n').filter((line) => line.trim() !== '');
  if (second === undefined) return false;
  return typeof parseObject(first) !== 'string' && second.trimStart().startsWith('{');
};

export const jsonReader: Reader = {
  format: 'JSON',
  recognises: ({ text, name }) =>
    LINES.test(name) || (OPENS.test(text.slice(0, 2000)) && !LINK.test(text.slice(0, 2000))),
  async *read(source, head) {
    if (isLines(head)) yield* readLines(source);
    else yield* /^\s*\[/u.test(head.text) ? readArray(source) : readDocument(source);
  },
};
