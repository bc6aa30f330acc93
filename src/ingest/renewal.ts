/** Stored texts are taken apart again where other rules have done it: no source file is needed for that. */
import { STATED } from '../corpus/read.js';
import type { Extract, Renewal, Store, StoredText } from '../store/store.js';
import type { StatedText } from './extract.js';
import { RULES } from './rules.js';
import type { Run } from './run.js';

/** Articles of a batch, written together: a killed run loses one batch at most. */
const BATCH = 50;

/** Renews every article that other rules have taken apart, oldest first. */
export const renewAll = async (run: Run): Promise<void> => {
  const { store, pipeline, options } = run;
  const outdated = await store.countOutdated(RULES.text);
  if (outdated === 0) return;
  options.onRenewal?.(0, outdated);
  let after = -1;
  for (;;) {
    const texts = await store.outdated(RULES.text, after, BATCH);
    const last = texts.at(-1);
    if (!last || options.signal?.aborted) return;
    after = last.key;
    await pipeline.add(renew(texts, outdated, run));
  }
};

/** What a source states of its quotations stays; all else is looked for anew. */
const withStated = async (texts: readonly StoredText[], store: Store): Promise<(string | StatedText)[]> => {
  const stated = texts.filter(({ fingerprint }) => fingerprint.includes(`:${STATED}`)).map(({ key }) => key);
  const kept = new Map((await store.articles(stated)).map(({ key, quotations }) => [key, quotations]));
  return texts.map(({ key, text }) => {
    const quotations = kept.get(key);
    return quotations === undefined ? text : { text, quotations };
  });
};

const renew = async (texts: readonly StoredText[], of: number, run: Run): Promise<void> => {
  const { store, extractors, report, options } = run;
  const extracts = await extractors.extract(await withStated(texts, store));
  if (options.signal?.aborted) return;
  const renewals = texts.map(({ key }, i): Renewal => ({ key, rules: RULES.text, ...(extracts[i] as Extract) }));
  await store.renew(renewals);
  report.renewed += renewals.length;
  options.onRenewal?.(report.renewed, of);
};
