/**
 * How fast what is read can be searched, by kind of source, and what memory that takes.
 * `npm run bench:ingest` — each kind · `npm run bench:ingest -- --kind quotebank` · `--count 100000` articles of it
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Language } from '../../src/training/invented/language.js';
import { ingestFile } from './product.js';
import { makeFolder, type WriteSource, writeGdelt, writePages, writeQuotebank, writeTexts } from './sources.js';

interface Kind {
  write: WriteSource;
  /** Articles to take the records from: a run of half a minute, or less. */
  count: number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  texts: { write: writeTexts, count: 8_000 },
  pages: { write: writePages, count: 260 },
  gdelt: { write: writeGdelt, count: 10_000 },
  quotebank: { write: writeQuotebank, count: 10_000 },
};

const { values } = parseArgs({ options: { kind: { type: 'string' }, count: { type: 'string' } } });
const kinds = values.kind === undefined ? KINDS : { [values.kind]: KINDS[values.kind] };
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
try {
  const language = new Language();
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
  for (const [name, kind] of Object.entries(kinds)) {
    if (kind === undefined) throw new Error(`--kind is one of ${Object.keys(KINDS).join(', ')}`);
    const source = makeFolder(folder, name);
    kind.write(source, language, Number(values.count ?? kind.count));
    const { articles, quotations, seconds, memory } = await ingestFile(source, join(folder, `${name}.db`));
    const [perSecond, quotesPerSecond] = [articles / seconds, quotations / seconds].map((rate) => rate.toFixed(0));
    console.log(
      `${name.padEnd(9)} ${articles} articles, ${quotations} quotations in ${seconds.toFixed(1)} s: ${perSecond} and ${quotesPerSecond} a second, ${Math.round(memory / 1e6)} MB at most`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
