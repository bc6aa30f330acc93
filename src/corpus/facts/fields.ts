/** What front matter or a JSON line states of an article, under the names that people give to these fields. */

import { visible } from '../../text/invisible.js';
import { isObject } from '../../text/json.js';
import { readByline } from './bylines.js';

import table from './fields.json' with { type: 'json' };
import { domainOf } from './outlets.js';

export interface Fields {
  id: string | null;
  title: string | null;
  outlet: string | null;
  url: string | null;
  date: string | null;
  byline: string | null;
  agencies: string[];
}

export const NO_FIELDS: Fields = {
  id: null,
  title: null,
  outlet: null,
  url: null,
  date: null,
  byline: null,
  agencies: [],
};

type FieldName = keyof typeof table.fields;

const FIELD_OF = new Map(
  Object.entries(table.fields).flatMap(([field, aliases]) => aliases.map((alias) => [alias, field])),
);

/** The names of each field in a record, the surest first. */
const KEYS = new Map(
  (Object.keys(table.keys) as (keyof typeof table.keys)[]).map((field) => [
    field,
    [...new Set(field === 'date' ? table.keys.date : [...table.fields[field as FieldName], ...table.keys[field]])],
  ]),
);

const KEY_OF = new Map([...KEYS].flatMap(([field, keys]) => keys.map((key) => [key, field] as const)));

/** Where records put an article's words, by what kind of words they are. */
const COLUMNS = new Map(
  Object.entries(table.columns).flatMap(([column, names]) => names.map((name) => [name, column])),
);

const foldKey = (key: string): string =>
  key
    .trim()
    .replace(/^\ufeff/u, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replace(/[\s.-]+/gu, '_');

/** Where a field's value stands when it is an object: a person's name, WordPress's rendered title, a newspaper's main headline. */
const INSIDE = ['name', 'title', 'main', 'original', 'rendered'];

const nameOf = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const key = INSIDE.find((one) => typeof value[one] === 'string');
  return key === undefined ? null : value[key];
};

const textOf = (value: unknown): string | null => {
  const plain = nameOf(value);
  if (typeof plain !== 'string' && typeof plain !== 'number') return null;
  const text = visible(String(plain)).replace(/\s+/gu, ' ').trim();
  return text === '' || text === '#' ? null : text;
};

/** What tables write where a value is missing. */
const NOTHING = /^(?:none|null|nan|n\/a|undefined|unknown|\[\])$/iu;

/** A list that was written into one cell of a table: "['Ada Roe', 'Ben Sand']", "Ada Roe; Ben Sand". */
const splitCell = (text: string): string[] => {
  const inner = /^\[(?<items>.*)\]$/u.exec(text)?.groups?.items;
  if (inner === undefined || text.startsWith('[[')) return text.split(/\s*;\s*/u);
  const quoted = [...inner.matchAll(/'([^']*)'|"([^"]*)"/gu)].map((match) => match[1] ?? match[2] ?? '');
  return quoted.length > 0 ? quoted : inner.split(/\s*,\s*/u);
};

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((one) => textOf(one) ?? [])
    .flatMap((text) => (Array.isArray(value) ? [text] : splitCell(text)))
    // A wiki's link to a person's note.
    .map((text) => text.replace(/^\[\[(?:[^|\]]*\|)?(?<name>[^\]]+)\]\]$/u, '$<name>').trim())
    .filter((text) => text !== '' && !NOTHING.test(text));

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/iu.test(text);

/** An address with its scheme; one without it is taken where it has a domain. A path on some site is none. */
const addressOf = (text: string): string | null => {
  if (isAddress(text)) return text;
  return /^[\w-]+(?:\.[\w-]+)+\/\S*$/u.test(text) && domainOf(text) !== null ? text : null;
};

const SECONDS = /^\d{10}(?:\.\d+)?$/u;
const MILLISECONDS = /^\d{13}$/u;

/** Seconds or milliseconds since 1970, as databases write moments. */
const dateOf = (text: string): string => {
  const milliseconds = SECONDS.test(text) ? Number(text) * 1000 : MILLISECONDS.test(text) ? Number(text) : null;
  return milliseconds === null ? text : new Date(milliseconds).toISOString();
};

/** What a field accepts: "source" may be an outlet or an address. */
const ACCEPTS: Readonly<Partial<Record<string, (text: string) => string | null>>> = {
  url: addressOf,
  outlet: (text) => (isAddress(text) ? null : text),
  date: dateOf,
};

/** Takes the fields that are known and hold text, numbers or lists of them; everything else is ignored. */
export const readFields = (record: object): Fields => {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) if (!values.has(foldKey(key))) values.set(foldKey(key), value);
  const take = (field: keyof typeof table.keys): string | null => {
    for (const key of KEYS.get(field) ?? []) {
      const text = textOf(values.get(key));
      const accepted =
        text === null || NOTHING.test(text) ? null : (ACCEPTS[field]?.(text) ?? (field in ACCEPTS ? null : text));
      if (accepted !== null) return accepted;
    }
    return null;
  };
  const listed = (field: 'byline' | 'agencies'): string[] =>
    (KEYS.get(field) ?? []).map((key) => listOf(values.get(key))).find((list) => list.length > 0) ?? [];
  const id = values.get('id');
  const all = listed('byline').map((author) => readByline(author) ?? author);
  // Readers of feeds and clippings put the site where nobody is named.
  const site = all.length === 1 && /^[\w-]+(?:\.[\w-]+)+$/u.test(all[0] ?? '') ? (all[0] ?? null) : null;
  const authors = site === null ? all : [];
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) || null : null,
    title: take('title'),
    outlet: take('outlet') ?? site,
    url: take('url'),
    date: take('date'),
    byline: authors.length === 0 ? null : authors.join(', '),
    agencies: listed('agencies').flatMap((list) => list.split(/\s*[,;]\s*/u).filter(Boolean)),
  };
};

/** The field, or the text, that a column of this name holds; `null` for any other. */
export const columnOf = (key: string): string | null => {
  const name = foldKey(key);
  return FIELD_OF.get(name) ?? COLUMNS.get(name) ?? KEY_OF.get(name) ?? null;
};

/** The field that a label such as "Headline" names; `null` for any other word. */
export const fieldLabelled = (label: string): string | null =>
  FIELD_OF.get(label.toLowerCase().replace(/[\s-]/g, '_')) ?? null;
