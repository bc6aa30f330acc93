/** Labelled lines of databases' exports: "BYLINE: Ada Roe". */

/** The values of labelled lines among some, by label in lower case; the first of each counts. */
export const labelsIn = (lines: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const line of lines) {
    const { label, value } = /^\s*(?<label>\p{Lu}[\p{L} -]{1,24}):\s*(?<value>.*)$/u.exec(line)?.groups ?? {};
    const key = label?.toLowerCase();
    if (key !== undefined && value !== undefined && !found.has(key)) found.set(key, value.trim());
  }
  return found;
};

/** Paragraphs as they are printed: lines up to an empty one belong together. */
export const paragraphsOf = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '');
