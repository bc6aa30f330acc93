/** JSON-LD: what a page tells machines of its article, in schema.org's terms. */

import { isObject, type Json, listOf } from '../../text/json.js';
import { agencyNamed } from '../facts/agencies.js';
import { type Fields, NO_FIELDS } from '../facts/fields.js';
import type { Document } from './dom.js';
import statements from './statements.json' with { type: 'json' };

const TYPES = new Map(statements.types.map((type, rank) => [type, rank]));

/** Where one may stand for a list of one. */
const allOf = (value: unknown): unknown[] => (value === undefined || Array.isArray(value) ? listOf(value) : [value]);

/** What pages wrap around their JSON, and line ends inside strings, which JSON forbids. */
const parseLeniently = (source: string): unknown => {
  const bare = source.replace(
    /^\s*(?:<!--|\/\*\s*)?\s*(?:<!\[CDATA\[)?(?:\s*\*\/)?|(?:\/\*\s*)?(?:\]\]>)?\s*(?:\*\/|-->)?[\s;]*$/gu,
    '',
  );
  for (const json of [bare, bare.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(json);
    } catch {
      // The next form may parse.
    }
  }
  return null;
};

/** Every node, also those in a graph, and those that are a page's main entity. */
const nodesIn = (value: unknown, depth = 0): Json[] => {
  if (Array.isArray(value)) return value.flatMap((one) => nodesIn(one, depth));
  if (!isObject(value) || depth > 4) return [];
  return [value, ...nodesIn(value['@graph'], depth + 1), ...nodesIn(value.mainEntity, depth + 1)];
};

const rankOf = (node: Json): number =>
  Math.min(
    ...allOf(node['@type']).map(
      (type) =>
        TYPES.get(
          String(type)
            .replace(/^.*[/:]/u, '')
            .toLowerCase(),
        ) ?? Infinity,
    ),
  );

const nameOf = (value: unknown, nodes: readonly Json[]): string | null => {
  if (typeof value === 'string') return /^https?:/iu.test(value) ? null : value.trim() || null;
  if (!isObject(value)) return null;
  if (value.name !== undefined) return nameOf(allOf(value.name)[0], nodes);
  const other = nodes.find((node) => node !== value && node['@id'] === value['@id'] && node.name !== undefined);
  return other === undefined ? null : nameOf(other.name, nodes);
};

const namesOf = (value: unknown, nodes: readonly Json[]): string[] => [
  ...new Set(allOf(value).flatMap((one) => nameOf(one, nodes) ?? [])),
];

const addressOf = (value: unknown): string | null => {
  const address = isObject(value) ? (value['@id'] ?? value.url) : value;
  return typeof address === 'string' && /^https?:/iu.test(address) ? address : null;
};

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** Words of a page in its JSON-LD may be mark-up still. */
const unescaped = (text: string | null): string | null =>
  text
    ?.replace(/&amp;/gu, '&')
    .replace(/&(?:quot|#34);/gu, '"')
    .replace(/&(?:#0?39|apos);/gu, "'")
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&nbsp;/gu, ' ') ?? null;

export interface LinkedData {
  fields: Fields;
  /** The article's words, where the page gives them to machines too. */
  body: string | null;
}

/** @returns `null` for a page whose JSON-LD, if it has any, tells of no article */
export const linkedDataOf = (document: Document): LinkedData | null => {
  const nodes = [...document.querySelectorAll('script[type*="ld+json"]')].flatMap((script) =>
    nodesIn(parseLeniently(script.textContent ?? '')),
  );
  const node = nodes.filter((one) => rankOf(one) < Infinity).sort((a, b) => rankOf(a) - rankOf(b))[0];
  if (node === undefined) return null;
  const credited = [node.provider, node.sourceOrganization, node.creditText, node.copyrightHolder]
    .flatMap((value) => namesOf(value, nodes))
    .filter((name) => agencyNamed(name) !== null);
  const authors = namesOf(node.author ?? node.creator, nodes);
  return {
    fields: {
      ...NO_FIELDS,
      title: unescaped(textOf(node.headline) ?? textOf(node.name)),
      outlet: unescaped(namesOf(node.publisher, nodes)[0] ?? null),
      url: addressOf(node.url) ?? addressOf(node.mainEntityOfPage) ?? addressOf(node['@id']),
      date: textOf(node.datePublished) ?? textOf(node.uploadDate),
      byline: authors.length === 0 ? null : unescaped(authors.join(', ')),
      agencies: [...new Set(credited)],
    },
    body: unescaped(textOf(node.articleBody)),
  };
};
