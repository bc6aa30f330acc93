/** Small words of the names of persons. */
import table from './name-particles.json' with { type: 'json' };

/** A surname may begin with one, in lower case. */
export const PARTICLES: ReadonlySet<string> = new Set(table.surname);
/** All that join capital words to one name. */
export const CONNECTORS: ReadonlySet<string> = new Set([...table.surname, ...table.inside]);

const SUFFIXES = new Set(table.suffixes);

/** "Jr.", "III": what follows a surname and is none. In any case, with or without its stop. */
export const isNameSuffix = (word: string): boolean => SUFFIXES.has(word.toLowerCase().replace(/\.$/, ''));
