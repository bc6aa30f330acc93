/** Bylines: the names that a page sets above or below an article. */
import table from './bylines.json' with { type: 'json' };

const LONGEST = 120;
const MOST_WORDS = 14;

const PARTICLES = new Set(table.particles);
const ROLES = new Set(table.roles);
const PREFIX = new RegExp(`^(?:${table.prefixes.join('|')})(?:\\s*[:：]\\s*|\\s+)(?=\\S)`, 'iu');
const CAPITAL = /^[(["'’]?\p{Lu}/u;

/** A few words that are names, particles of names or roles, and no sentence: "Ada van Roe and Our Correspondent". */
export const looksLikeName = (text: string): boolean => {
  const words = text.trim().split(/[\s,/]+/u);
  if (text.length > LONGEST || words.length > MOST_WORDS || /[!?;:"“”«»]|\.$(?<!\b\p{L}{1,3}\.)/u.test(text))
    return false;
  if (words.some((word) => /\d/.test(word))) return false;
  if (!words.every((word) => CAPITAL.test(word) || PARTICLES.has(word) || ROLES.has(word.toLowerCase()))) return false;
  return words.some((word) => CAPITAL.test(word) || ROLES.has(word.toLowerCase()));
};

/** Who wrote it, from "By Ada Roe in Lund" or "By staff and agencies"; `null` when the stretch is no byline. */
export const readByline = (text: string): string | null => {
  const prefix = PREFIX.exec(text);
  if (prefix === null) return null;
  const rest = text.slice(prefix[0].length).trim();
  return looksLikeName(rest) ? rest : null;
};

/** Who wrote it, from a field where nothing else stands: "Von Ada Roe, dpa" too, though agencies spell themselves small. */
export const authorIn = (field: string): string =>
  readByline(field) ?? field.trim().replace(/^(?:by|von|par|por):?\s+(?=\p{Lu}\S*\s+\p{Lu})/iu, '');

/** What opens the names of places of two words, which look like persons': New Delhi, San Jose. */
const PLACE_WORDS = new Set(table.placeWords);
const PERSON = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)? \p{Lu}[\p{L}'’-]+$/u;

/** First and last name of one or more, with a place or without: "Ada Roe in Osk and Ben Sand". */
export const namesPersons = (text: string): boolean => {
  const [first = '', ...others] = text.split(/,? (?:and|in|,) |, /u);
  if (PREFIX.test(text) || PLACE_WORDS.has(first.split(' ')[0] ?? '')) return false;
  return text.length <= LONGEST && PERSON.test(first) && others.every((other) => looksLikeName(other));
};

const WRITERS = new RegExp(`(?:${table.writers.join('|')})s?$`, 'iu');

/** "News editor", "Senior political correspondent": who somebody is, not what they say. */
export const isRole = (text: string): boolean =>
  text.length <= LONGEST &&
  text.split(/[\s,]+/u).every((word) => word === 'and' || ROLES.has(word.toLowerCase())) &&
  WRITERS.test(text);

/** A word of a role, in small letters: "political", "reporter". */
export const isRoleWord = (word: string): boolean => ROLES.has(word);

const STAFF = new RegExp(`\\b(?:${table.staff.join('|')})\\b`, 'iu');

/** "Our Foreign Staff", "Agencies in Osk". */
export const namesStaff = (text: string): boolean => STAFF.test(text);
