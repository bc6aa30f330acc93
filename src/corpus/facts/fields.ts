/** What front matter or a JSON line states of an article, under the names that people give to these fields. */

import { visible } from '../../text/invisible.js';
import { readByline } from './bylines.js';
import table from './fields.json' with { type: 'json' };

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

const FIELD_OF = new Map(
  Object.entries(table.fields).flatMap(([field, aliases]) => aliases.map((alias) => [alias, field])),
);

/** Where records put an article's words, by what kind of words they are. */
const COLUMNS = new Map(
  Object.entries(table.columns).flatMap(([column, names]) => names.map((name) => [name, column])),
);

const nameOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : value;

const textOf = (value: unknown): string | null => {
  const plain = nameOf(value);
  if (typeof plain !== 'string' && typeof plain !== 'number') return null;
  const text = visible(String(plain)).replace(/\s+/gu, ' ').trim();
  return text === '' || text === '#' ? null : text;
};

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? []);

/** Takes the fields that are known and hold text, numbers or lists of them; everything else is ignored. */
export const readFields = (record: object): Fields => {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    const field = FIELD_OF.get(key.toLowerCase().replace(/[\s-]/g, '_'));
    if (field !== undefined && !found.has(field)) found.set(field, value);
  }
  const id = found.get('id');
  const authors = listOf(found.get('byline')).map((author) => readByline(author) ?? author);
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) || null : null,
    title: textOf(found.get('title')),
    outlet: textOf(found.get('outlet')),
    url: textOf(found.get('url')),
    date: textOf(found.get('date')),
    byline: authors.length === 0 ? null : authors.join(', '),
    agencies: listOf(found.get('agencies')).flatMap((list) => list.split(/\s*[,;]\s*/u).filter(Boolean)),
  };
};

/** The field, or the text, that a column of this name holds; `null` for any other. */
export const columnOf = (key: string): string | null => {
  const name = key
    .toLowerCase()
    .trim()
    .replace(/[\s.-]/gu, '_');
  return FIELD_OF.get(name) ?? COLUMNS.get(name) ?? null;
};

/** The field that a label such as "Headline" names; `null` for any other word. */
export const fieldLabelled = (label: string): string | null =>
  FIELD_OF.get(label.toLowerCase().replace(/[\s-]/g, '_')) ?? null;
