/** XML as text and as a tree. */
import { type Document, parseXml } from '../html/dom.js';
import { type Decoded, decodeDeclared } from '../source/decode.js';
import { readWhole, type Source } from '../source/source.js';
import type { Reader } from './reader.js';

const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?<encoding>[\w-]+)/u;
/** Bytes in which the declaration stands. */
const DECLARED_IN = 200;

export const readXmlText = async (source: Source): Promise<Decoded> => {
  const bytes = await readWhole(source);
  const start = bytes.subarray(0, DECLARED_IN).toString('latin1').replace(/^ï»¿/u, '');
  return decodeDeclared(bytes, DECLARED.exec(start)?.groups?.encoding ?? null);
};

/** @returns the tree, or why there is none */
export const readXmlTree = async (source: Source): Promise<Document | string> => {
  const decoded = await readXmlText(source);
  if ('fault' in decoded) return decoded.fault;
  // The parser takes a document type's inner brackets for text.
  return parseXml(decoded.text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/iu, ''));
};

/** What stands before the root: declaration, comments, instructions, document type. */
const PROLOGUE = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*)*/iu;
const ROOT = /^<(?:(?<prefix>[\w.-]+):)?(?<name>[\w.-]+)/u;

/** The name of the root element without prefix, in lower case; `null` where the text is no XML. */
export const rootOf = (text: string): string | null =>
  ROOT.exec(text.replace(PROLOGUE, ''))?.groups?.name?.toLowerCase() ?? null;

/** XML of other kinds: mark-up is no article's text. */
const OTHERS: Readonly<Record<string, string>> = {
  opml: 'a list of feeds (OPML): no articles',
  svg: 'a picture (SVG)',
};

export const xmlRefusal: Reader = {
  format: 'XML',
  recognises: ({ text }) => /^\s*<\?xml\b/iu.test(text) || OTHERS[rootOf(text) ?? ''] !== undefined,
  async *read(_source, { text }) {
    const root = rootOf(text);
    yield { place: '', reason: OTHERS[root ?? ''] ?? `XML of a kind that is not read (${root ?? 'no root'})` };
  },
};
