/**
 * Both stores beside each other: the same articles, the same questions asked of each in turn, and whether the answers agree.
 * `npm run bench:stores -- --url http://127.0.0.1:9200 [--size 30000] [--each 300] [--shards 1] [--replicas 0]`
 * Needs a cluster that may be written to; its indices are deleted afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Ask } from '../../src/model.js';
import { Language } from '../../src/training/invented/language.js';
import { openBuilt } from './built.js';
import { percentile } from './figures.js';
import { ingestFile } from './product.js';
import { makeWorkload } from './workload.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    size: { type: 'string', default: '30000' },
    each: { type: 'string', default: '300' },
    shards: { type: 'string', default: '1' },
    replicas: { type: 'string', default: '0' },
  },
});
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/**
 * What both must agree on: all but the time, and the score. How common a word is, which a score rests on, is estimated
 * in a file and counted on a cluster.
 */
const comparable = (answers: readonly Answer[]): string =>
  JSON.stringify(answers, (name, value: unknown) => (name === 'elapsedMs' || name === 'score' ? undefined : value));

const furthest = (one: readonly Answer[], other: readonly Answer[]): number =>
  Math.max(0, ...one.map(({ score }, i) => Math.abs(score - (other[i]?.score ?? 0))));

/** Who is named first, in a line: what a difference comes down to. */
const gist = (answers: readonly Answer[]): string =>
  answers
    .map(({ verdict, quotation, outlets }) => {
      const articles = outlets.reduce((sum, outlet) => sum + outlet.articles.length, 0);
      return `${verdict}, ${quotation?.articleId ?? 'nowhere'}, ${articles} articles`;
    })
    .join('; ');

const timed = async (ask: Ask, text: string): Promise<{ answers: Answer[]; ms: number }> => {
  const begun = performance.now();
  const answers = await ask({ text, speaker: null, outlet: null });
  return { answers, ms: performance.now() - begun };
};

const figures = (times: readonly number[]): string =>
  `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`;

const compare = async (url: string): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-stores-'));
  const prefix = `verbatim-bench-${process.pid}`;
  const { openSqliteStore, openOpenSearchStore, createAsk } = await openBuilt();
  try {
    const work = makeWorkload(folder, new Language(), Number(values.size), Number(values.each));
    const file = join(folder, 'store.db');
    const inFile = await ingestFile(work.bulk, file);
    const cluster = { STORE: 'opensearch', OPENSEARCH_URL: url, OPENSEARCH_PREFIX: prefix };
    const shape = { OPENSEARCH_SHARDS: values.shards, OPENSEARCH_REPLICAS: values.replicas };
    const onCluster = await ingestFile(work.bulk, null, { ...cluster, ...shape });
    say(`${work.passages} passages: in a file ${inFile.seconds} s, on the cluster ${onCluster.seconds} s`);
    const stores = [
      openSqliteStore(file),
      openOpenSearchStore({
        url,
        user: null,
        password: null,
        certificate: null,
        prefix,
        shards: Number(values.shards),
        replicas: Number(values.replicas),
        keep: 1000,
        patience: 1000,
      }),
    ] as const;
    const [ofFile, ofCluster] = [createAsk(stores[0]), createAsk(stores[1])];
    for (const { text } of work.questions.slice(0, 100)) {
      await timed(ofFile, text);
      await timed(ofCluster, text);
    }
    const times: [number[], number[]] = [[], []];
    const differing: string[] = [];
    let apart = 0;
    for (const { kind, text } of work.questions) {
      const one = await timed(ofFile, text);
      const other = await timed(ofCluster, text);
      times[0].push(one.ms);
      times[1].push(other.ms);
      apart = Math.max(apart, furthest(one.answers, other.answers));
      if (comparable(one.answers) !== comparable(other.answers)) {
        differing.push(`${kind}: ${text}\n  file: ${gist(one.answers)}\n  cluster: ${gist(other.answers)}`);
      }
    }
    say(`file: ${figures(times[0])}\ncluster: ${figures(times[1])}`);
    const ratio = percentile(times[1], 0.5) / percentile(times[0], 0.5);
    say(`The cluster takes ${ratio.toFixed(2)} times as long at the median`);
    say(
      `${work.questions.length - differing.length} of ${work.questions.length} answers are equal; scores differ by up to ${apart.toFixed(3)}`,
    );
    for (const one of differing) say(one);
    for (const store of stores) await store.close();
  } finally {
    rmSync(folder, { recursive: true });
    await fetch(`${url}/${prefix}-*`, { method: 'DELETE' });
  }
};

if (values.url) await compare(values.url);
else say('Skipped: --url names a cluster that may be written to');
