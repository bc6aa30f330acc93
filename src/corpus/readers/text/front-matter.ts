/** What stands at the head of a Markdown file: YAML between `---`, TOML between `+++`, JSON between braces. */
import { parse } from 'yaml';
import { isObject } from '../../../text/json.js';
import { type Fields, NO_FIELDS, readFields } from '../../facts/fields.js';

const LONGEST = 64 * 1024;
const END = '(?:\\r\\n|\\r|\\n)';
const YAML = new RegExp(`^\\s*---[ \\t]*${END}(?<inside>(?:.*${END})*?)(?:---|\\.\\.\\.)[ \\t]*(?:${END}|$)`, 'u');
const TOML = new RegExp(`^\\s*\\+\\+\\+[ \\t]*${END}(?<inside>(?:.*${END})*?)\\+\\+\\+[ \\t]*(?:${END}|$)`, 'u');
const JSON_OBJECT = new RegExp(`^\\s*(?<inside>\\{[ \\t]*${END}(?:.*${END})*?\\})[ \\t]*(?:${END}|$)`, 'u');
const PAIR = /^(?<key>[\p{L}][\p{L}_ -]{0,30}):\s+(?<value>\S.*)$/u;

/** A title with a colon and no marks around it is no YAML, yet means what it says: each line is taken by itself. */
const readLoosely = (yaml: string): Record<string, string> => {
  const pairs = yaml.split(/\r\n|\r|\n/).flatMap((line) => {
    const { key, value } = PAIR.exec(line.trim())?.groups ?? {};
    return key === undefined || value === undefined ? [] : [[key, value.replace(/^(["'])(.*)\1\s*$/u, '$2')] as const];
  });
  return Object.fromEntries(pairs);
};

const readYaml = (yaml: string): unknown => {
  try {
    return parse(yaml);
  } catch {
    return readLoosely(yaml);
  }
};

const readToml = async (toml: string): Promise<unknown> => {
  const { parse: parseToml } = await import('smol-toml');
  try {
    return JSON.parse(JSON.stringify(parseToml(toml)));
  } catch {
    return readLoosely(toml.replace(/^(\s*[\w-]+)\s*=\s*/gmu, '$1: '));
  }
};

const readJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};

const FORMS: readonly { pattern: RegExp; read: (inside: string) => unknown }[] = [
  { pattern: YAML, read: readYaml },
  { pattern: TOML, read: readToml },
  { pattern: JSON_OBJECT, read: readJson },
];

/** Jekyll's name of a post: the day it was published, and a slug. */
const DATED_NAME = /(?:^|\/)(?<date>\d{4}-\d{2}-\d{2})-[^/]+\.(?:md|markdown|mkd|textile|html?)$/iu;

/**
 * Splits a page into what its front matter states and the rest; a page without front matter states nothing.
 * @param name of the file, which may state the date where the front matter does not
 */
export const splitFrontMatter = async (page: string, name = ''): Promise<{ fields: Fields; body: string }> => {
  const head = page.slice(0, LONGEST);
  for (const { pattern, read } of FORMS) {
    const found = pattern.exec(head);
    const stated = found === null ? null : await read(found.groups?.inside ?? '');
    if (found === null || !isObject(stated)) continue;
    const fields = readFields(stated);
    return {
      fields: { ...fields, date: fields.date ?? DATED_NAME.exec(name)?.groups?.date ?? null },
      body: page.slice(found[0].length),
    };
  }
  return { fields: NO_FIELDS, body: page };
};
