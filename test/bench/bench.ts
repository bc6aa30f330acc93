/**
 * Measures finding and judging words beside what people would use instead, in one run and from one seed.
 * `npm run bench` — the whole table at 30,000, 100,000 and 1,000,000 passages, with all rivals: about twenty minutes
 * `npm run bench -- --size 200000` — at one size · `--sizes 30000,100000` — at several · `--no-rivals`
 * `npm run bench -- --quick` — small, within a minute; fails where recall or false answers pass the recorded floors
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Language } from '../../src/training/invented/language.js';
import { type Figures, figuresOf, percentile } from './figures.js';
import floors from './floors.json' with { type: 'json' };
import { type AuditedDraft, askAll, askWhileIngesting, auditDraft, ingestFile } from './product.js';
import { RIVALS, type Rival, runRival } from './rivals.js';
import { acceptTable, exponent, type Footprint, footprintTable, harderTable, type Row, recallTable } from './table.js';
import { makeRepeated, makeWorkload, REPEATS, readPassages, type Workload } from './workload.js';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const note = (text: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
};

interface Measured {
  row: Row;
  footprint: Footprint;
  draft: AuditedDraft;
}

const measureProduct = async (folder: string, work: Workload, withLoad: boolean): Promise<Measured> => {
  const { passages, added } = work;
  const store = join(folder, `store-${passages}.db`);
  note(`${passages} passages: ingesting`);
  const bulk = await ingestFile(work.bulk, store);
  note(`asking ${work.questions.length} questions`);
  const asked = await askAll(folder, store, work.questions);
  const figures = figuresOf(asked.answers, true);
  note('auditing a draft');
  const draft = await auditDraft(folder, store, work.questions);
  note('adding, then asking while adding');
  const more = withLoad ? await ingestFile(work.additions[0], store) : null;
  const mixed = withLoad ? await askWhileIngesting(store, work.additions[1], work.questions) : null;
  return {
    draft,
    row: { name: 'Verbatim, whole verify', passages, buildPerSecond: passages / bulk.seconds, figures },
    footprint: {
      passages,
      bulkPerSecond: passages / bulk.seconds,
      addedPerSecond: more ? added / more.seconds : Number.NaN,
      mixedPerSecond: mixed?.perSecond ?? Number.NaN,
      slowestMs: mixed?.slowestMs ?? Number.NaN,
      bytesPerPassage: bulk.bytes / passages,
      memory: asked.memory,
      startMs: asked.startMs,
      p50: figures.p50,
      p99: figures.p99,
    },
  };
};

/** A quote in ten thousand articles beside one in a single article: how many are listed, and the times. */
const measureRepeated = async (folder: string, language: Language): Promise<string> => {
  note(`${REPEATS} articles with the same quote`);
  const { file, questions } = makeRepeated(folder, language);
  const store = join(folder, 'repeated.db');
  await ingestFile(file, store);
  const { answers } = await askAll(folder, store, questions);
  const of = (kind: string) => answers.filter((answer) => answer.kind === kind);
  const median = (kind: string): number =>
    percentile(
      of(kind).map(({ ms }) => ms),
      0.5,
    );
  const listed = Math.min(...of('repeated').map(({ appearances }) => appearances));
  return `A quote in ${REPEATS} articles: ${listed} listed in ${median('repeated').toFixed(1)} ms, one in a single article takes ${median('once').toFixed(1)} ms`;
};

const measureRival = (rival: Rival, work: Workload): Row => {
  const passages = Math.min(rival.most, work.passages);
  note(`${rival.name}: ${passages} passages`);
  const counts = new Map<string, number>();
  const questions = work.questions.filter(({ kind }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return (counts.get(kind) as number) <= rival.each;
  });
  const wanted = new Set(questions.flatMap(({ articles }) => articles));
  const run = runRival(rival, readPassages(work.bulk, passages, wanted), questions);
  const figures = figuresOf(run.answers, rival.scores);
  return { name: rival.name, passages, buildPerSecond: passages / run.buildSeconds, figures };
};

/** Every floor that the figures miss, in words. */
const missedFloors = (figures: Figures): string[] => [
  ...(['recall', 'listed'] as const).flatMap((of) =>
    Object.entries(floors[of])
      .filter(([kind, floor]) => (figures[of][kind] ?? 0) < floor)
      .map(([kind, floor]) => `${of} of ${kind} is ${figures[of][kind]}, below ${floor}`),
  ),
  ...(['letIn', 'shown'] as const).flatMap((of) =>
    Object.entries(floors[of])
      .filter(([kind, ceiling]) => (figures[of][kind] ?? 1) > ceiling)
      .map(([kind, ceiling]) => `${of} of ${kind} is ${figures[of][kind]}, above ${ceiling}`),
  ),
];

const FULL_SIZES = [30_000, 100_000, 1_000_000];
const QUICK_SIZE = 12_000;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string' },
    sizes: { type: 'string' },
    'no-rivals': { type: 'boolean', default: false },
  },
});
const sizes = values.quick ? [QUICK_SIZE] : (values.sizes ?? values.size)?.split(',').map(Number) || FULL_SIZES;
const each = values.quick ? 60 : 300;
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
try {
  const language = new Language();
  say(
    `Words after ${language.learnedFrom}; ${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`,
  );
  const measured: Measured[] = [];
  let work: Workload | null = null;
  for (const size of sizes) {
    note(`${size} passages: writing the corpus`);
    work = makeWorkload(folder, language, size, each);
    measured.push(await measureProduct(folder, work, !values.quick));
  }
  const last = measured.at(-1) as Measured;
  const rivals = values.quick ? RIVALS.slice(0, 1) : values['no-rivals'] ? [] : RIVALS;
  const rows = [last.row, ...rivals.map((rival) => measureRival(rival, work as Workload))];
  const footprints = measured.map(({ footprint }) => footprint);
  say(`\n${recallTable(rows)}\n\n${acceptTable(rows)}\n\n${harderTable(rows)}\n\n${footprintTable(footprints)}`);
  say('');
  for (const { row, draft } of measured) {
    const times = `${draft.ms.toFixed(0)} ms, the whole command in ${draft.wholeMs.toFixed(0)} ms`;
    say(`A draft of ${draft.quotes} quotes at ${row.passages} passages: ${times}`);
  }
  if (footprints.length > 1) {
    const grows = (title: string, of: (row: Footprint) => number): string =>
      `${title} ~ passages^${exponent(footprints, of).toFixed(2)}`;
    say(`\n${grows('p50', ({ p50 }) => p50)}, ${grows('p99', ({ p99 }) => p99)}`);
  }
  if (!values.quick) say(`\n${await measureRepeated(folder, language)}`);
  const missed = values.quick ? missedFloors(last.row.figures) : [];
  for (const floor of missed) say(`below the floor: ${floor}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
