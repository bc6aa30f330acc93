/** By which rules articles are read and taken apart: what an index holds must have been made by these. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Digests of the code and data that decide; digest.ts says of which. */
export interface Rules {
  /** From a source file to articles. Where it changes, source files are read again. */
  reading: string;
  /** From an article's text to all that is stored of it. Where it changes, the stored text is taken apart again. */
  text: string;
}

/** Written by the build. Sources that run untranslated, as in tests, have those of the last build. */
const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/rules.json');

const readRules = (): Rules => {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Rules;
  } catch (error) {
    throw new Error('The product is not built whole: run npm run build', { cause: error });
  }
};

export const RULES: Rules = readRules();
