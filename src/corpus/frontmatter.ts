/** The YAML block between two `---` lines at the head of a file. */
import { parse } from 'yaml';
import { type Fields, NO_FIELDS, readFields } from './facts/fields.js';

const LONGEST = 64 * 1024;
const FENCED = /^\s*---[ \t]*(?:\r\n|\r|\n)(?<yaml>(?:.*(?:\r\n|\r|\n))*?)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/u;
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

/** Splits a page into what its front matter states and the rest; a page without front matter states nothing. */
export const splitFrontMatter = (page: string): { fields: Fields; body: string } => {
  const found = FENCED.exec(page.slice(0, LONGEST));
  const stated = found === null ? null : readYaml(found.groups?.yaml ?? '');
  if (found === null || typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    return { fields: NO_FIELDS, body: page };
  }
  return { fields: readFields(stated), body: page.slice(found[0].length) };
};
