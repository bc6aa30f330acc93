/** Bylines: the names that a page sets above or below an article. */
import names from './names.json' with { type: 'json' };

const LONGEST = 120;
const MOST_WORDS = 14;

const PARTICLES = new Set(names.particles);
const ROLES = new Set(names.roles);
const PREFIX = new RegExp(`^(?:${names.prefixes.join('|')})(?:\\s*[:：]\\s*|\\s+)(?=\\S)`, 'iu');
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
