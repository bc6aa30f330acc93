/** Small words inside the names of persons. */
import table from './name-particles.json' with { type: 'json' };

/** A surname may begin with one, in lower case. */
export const PARTICLES: ReadonlySet<string> = new Set(table.surname);
/** All that join capital words to one name. */
export const CONNECTORS: ReadonlySet<string> = new Set([...table.surname, ...table.inside]);
