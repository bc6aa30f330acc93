/** Articles out of files: one a page, or one in each line of JSON. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Article } from '../model.js';
import { toArticle } from './article.js';
import { decode } from './decode.js';
import { readFields } from './facts/fields.js';
import { LINE_BYTES, readLines } from './file-lines.js';
import { faultOf, isFileFault, type Skipped, type SourceFile } from './files.js';
import { formatOf, READ_TODAY, unreadable } from './formats.js';
import { splitFrontMatter } from './frontmatter.js';
import { readPage } from './page/page.js';

export type { Skipped } from './files.js';

export interface ReadItem {
  article: Article;
  /** Digest of the article's own source: its line or file. */
  fingerprint: string;
}

/** A file that starts with this many lines of no use holds no articles at all. */
const HOPELESS = 100;
/** Where a file tells that it is HTML, in characters. */
const HEAD = 1000;
const MEGABYTE = 1024 * 1024;
const HTML = /^\s*(?:<\?xml|<!doctype|<html|<head|<body)/iu;

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

const readPageFile = async ({ path, file }: SourceFile): Promise<ReadItem | Skipped> => {
  const { size } = await stat(path);
  if (size > LINE_BYTES) return { path: file, reason: `larger than ${LINE_BYTES / MEGABYTE} MB: not one article` };
  const bytes = await readFile(path);
  const decoded = decode(bytes);
  if ('fault' in decoded) return { path: file, reason: decoded.fault };
  if (HTML.test(decoded.text.slice(0, HEAD))) return { path: file, reason: `HTML inside; ${READ_TODAY}` };
  const { fields, body } = splitFrontMatter(decoded.text);
  const page = readPage(body, fields.title);
  if (page.paragraphs.length === 0) return { path: file, reason: 'no text' };
  return { article: toArticle(file, page.paragraphs.join('\n\n'), fields, page), fingerprint: digest(bytes) };
};

const parseObject = (line: string): object | string => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    return 'a JSON value, but no object';
  } catch {
    return 'not JSON';
  }
};

/** One line's article, or why there is none. Its text stays as it is, so that offsets refer to the line's own text. */
const readRecord = (line: string, fallbackId: string): Article | string => {
  const record = parseObject(line);
  if (typeof record === 'string') return record;
  const text = 'text' in record ? record.text : undefined;
  if (typeof text !== 'string') return 'no "text"';
  if (text.trim() === '') return 'no text';
  if (text.includes('\0')) return 'its text holds NUL characters: not text';
  const fields = readFields(record);
  return toArticle(fields.id ?? fallbackId, text, fields, readPage(text, fields.title));
};

async function* readLinesFile({ path, file }: SourceFile): AsyncGenerator<ReadItem | Skipped> {
  let read = 0;
  let skipped = 0;
  for await (const { number, bytes } of readLines(path)) {
    const place = `${file}:${number}`;
    const decoded = bytes === null ? { fault: `longer than ${LINE_BYTES / MEGABYTE} MB` } : decode(bytes);
    if ('text' in decoded && decoded.text.trim() === '') continue;
    const article = 'text' in decoded ? readRecord(decoded.text, place) : decoded.fault;
    if (typeof article === 'string') {
      skipped++;
      yield { path: place, reason: article };
    } else {
      read++;
      yield { article, fingerprint: digest(bytes ?? Buffer.alloc(0)) };
    }
    if (read === 0 && skipped === HOPELESS) {
      yield { path: file, reason: `none of its first ${HOPELESS} lines is an article: the rest was not read` };
      return;
    }
  }
  if (read + skipped === 0) yield { path: file, reason: 'no text' };
}

/**
 * The articles of one file, in order. What cannot be read is yielded as `Skipped`: a bad line by its number, never the
 * file for its sake. Nothing is thrown for a file's content, nor when the file is gone.
 */
export async function* readArticles(file: SourceFile): AsyncGenerator<ReadItem | Skipped> {
  try {
    const format = formatOf(file.file);
    if (format === null) yield { path: file.file, reason: unreadable(file.file) };
    else if (format === 'lines') yield* readLinesFile(file);
    else yield await readPageFile(file);
  } catch (error) {
    if (!isFileFault(error)) throw error;
    yield { path: file.file, reason: faultOf(error) };
  }
}
