/** In which languages who spoke may be told by rules and weights, since it was measured there. */
import languages from './languages.json' with { type: 'json' };

const MEASURED: ReadonlySet<string> = new Set(languages.measured);

/** @param language ISO 639-1; `null` where it is not known, as for a line of chat: the rules hold until it is told */
export const isMeasured = (language: string | null): boolean => !language || MEASURED.has(language);
