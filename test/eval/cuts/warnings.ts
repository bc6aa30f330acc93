/** Which cuts are warned of, and how often a harmless one is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Ask, Caution, CautionKind } from '../../../src/model.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { SPLITS, type Split } from '../../../src/training/annotated.js';
import { createAsk } from '../../../src/verify/verify.js';
import { sharedIsPresent, sharedPath } from '../../shared.js';
import { type Figures, groupBy, share } from '../figures.js';
import { type Cut, inventedFile, readCuts, SOURCES } from './cuts.js';

/** One cut, asked as it is pasted: between marks, without a speaker. */
export interface Warning {
  cut: Cut;
  /** The words were found in the article that they were cut from. */
  found: boolean;
  /** Those of the kinds that a cut can earn. */
  cautions: Caution[];
}

const OF_CUTS: ReadonlySet<CautionKind> = new Set<CautionKind>([
  'frame',
  'condition',
  'subject',
  'ellipsis',
  'negation',
]);

const isWarned = ({ cautions }: Warning): boolean => cautions.length > 0;

const hasRightKind = ({ cut, cautions }: Warning): boolean => cautions.some(({ kind }) => cut.kinds.includes(kind));

const askFor = async (ask: Ask, cut: Cut): Promise<Warning> => {
  const answers = await ask({ text: `“${cut.words}”`, speaker: null, outlet: null });
  return {
    cut,
    found: answers.some(({ outlets }) =>
      outlets.some(({ articles }) => articles.some(({ id }) => id === cut.articleId)),
    ),
    cautions: answers.flatMap(({ cautions }) => cautions).filter(({ kind }) => OF_CUTS.has(kind)),
  };
};

/** Indexes all articles that are at hand and asks every cut. Takes some seconds. */
export const askAllCuts = async (): Promise<Warning[]> => {
  const work = mkdtempSync(path.join(tmpdir(), 'verbatim-cuts-'));
  const store = openSqliteStore(path.join(work, 'store.db'));
  try {
    const real = sharedIsPresent ? Object.values(SOURCES).map(sharedPath) : [];
    await ingest([...real, ...SPLITS.map(inventedFile)], store);
    const ask = createAsk(store);
    const warnings: Warning[] = [];
    for (const cut of readCuts()) warnings.push(await askFor(ask, cut));
    return warnings;
  } finally {
    await store.close();
    rmSync(work, { recursive: true });
  }
};

/** What each collection's harmless cuts are called in the figures. */
const HARMLESS = {
  random: 'cuts drawn, harmless: not warned of',
  near: 'cuts like flips, harmless: not warned of',
  invented: 'invented cuts, harmless: not warned of',
  flip: 'flips, harmless: not warned of',
} as const;

/** Figures of the cuts of one split. A cut labelled `open` counts nowhere but among those found. */
export const warningFigures = (warnings: readonly Warning[]): Figures => {
  const turning = warnings.filter(({ cut }) => cut.label === 'turns');
  const ofSets = (...sets: Cut['set'][]): Warning[] => turning.filter(({ cut }) => sets.includes(cut.set));
  const harmless = groupBy(
    warnings.filter(({ cut }) => cut.label === 'harmless'),
    ({ cut }) => HARMLESS[cut.set],
  );
  const byKind = groupBy(turning, ({ cut }) => `flips, ${cut.kinds[0]}: warned of`);
  return {
    'flips: warned of': share(ofSets('flip'), isWarned),
    'flips: warned of, by the right kind': share(ofSets('flip'), hasRightKind),
    'cuts drawn, turning: warned of': share(ofSets('random'), isWarned),
    'invented flips: warned of': share(ofSets('invented'), isWarned),
    ...Object.fromEntries([...byKind].map(([name, members]) => [name, share(members, isWarned)])),
    ...Object.fromEntries([...harmless].map(([name, members]) => [name, share(members, (w) => !isWarned(w))])),
    'cuts: found in their article': share(warnings, ({ found }) => found),
  };
};

export const figuresBySplit = (warnings: readonly Warning[]): Record<Split, Figures> => {
  const of = (split: Split): Figures => warningFigures(warnings.filter(({ cut }) => cut.split === split));
  return { dev: of('dev'), 'held-out': of('held-out') };
};

const describe = ({ cut, found, cautions }: Warning): string => {
  const said =
    cautions.map(({ kind, printed }) => `${kind} “${printed}”`).join('; ') || (found ? 'nothing' : 'not found');
  return `  ${cut.articleId} ${cut.pieces.map(({ start, end }) => `${start}–${end}`).join(', ')}\n    ${cut.words}\n    said: ${said}`;
};

const faultOf = (warning: Warning): string | null => {
  const { label, set, kinds } = warning.cut;
  if (label === 'harmless') return isWarned(warning) ? `${set}: warned of without need` : null;
  if (label === 'open' || hasRightKind(warning)) return null;
  return `${set}, ${kinds.join(' or ')}: ${isWarned(warning) ? 'another kind' : 'not warned of'}`;
};

/** Up to `most` failures of each sort, of `dev` alone. */
export const describeCutFailures = (warnings: readonly Warning[], most: number): string => {
  const failures = warnings.filter(({ cut }) => cut.split === 'dev').filter((warning) => faultOf(warning) !== null);
  return [...groupBy(failures, (warning) => faultOf(warning) ?? '')]
    .map(([fault, members]) => [`${fault} (${members.length})`, ...members.slice(0, most).map(describe)].join('\n'))
    .join('\n\n');
};
