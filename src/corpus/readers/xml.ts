/** XML as text and as a tree. */
import { type Element, parseXml } from '../html/dom.js';
import { decodeDeclared } from '../source/decode.js';
import { readWhole, type Source, SourceFault } from '../source/source.js';
import { textIn } from '../source/text.js';
import type { Reader } from './reader.js';

const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?<encoding>[\w-]+)/u;
/** Bytes in which the declaration stands. */
const DECLARED_IN = 200;

/**
 * @param sentAs the encoding that came with the bytes, for XML that declares none
 * @throws SourceFault for bytes that are no text
 */
export const decodeXml = (bytes: Buffer, sentAs: string | null = null): string => {
  const start = bytes.subarray(0, DECLARED_IN).toString('latin1').replace(/^ï»¿/u, '');
  return textIn(decodeDeclared(bytes, DECLARED.exec(start)?.groups?.encoding ?? sentAs));
};

/** @throws SourceFault for bytes that are no text */
export const readXmlText = async (source: Source): Promise<string> => decodeXml(await readWhole(source));

/** @returns the root @throws SourceFault where there is none */
export const rootElement = async (xml: string): Promise<Element> => {
  // The parser takes a document type's inner brackets for text.
  const root = (await parseXml(xml.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/iu, ''))).documentElement;
  if (root === null) throw new SourceFault('damaged XML');
  return root;
};

/** @returns the root @throws SourceFault for bytes that are no text, or no tree */
export const readXmlRoot = async (source: Source): Promise<Element> => rootElement(await readXmlText(source));

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
