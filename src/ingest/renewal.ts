/** Stored texts are taken apart again where other rules have done it: no source file is needed for that. */
import type { Extract, Renewal, StoredText } from '../store/store.js';
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

const renew = async (texts: readonly StoredText[], of: number, run: Run): Promise<void> => {
  const { store, extractors, report, options } = run;
  const extracts = await extractors.extract(texts.map(({ text }) => text));
  if (options.signal?.aborted) return;
  const renewals = texts.map(({ key }, i): Renewal => ({ key, rules: RULES.text, ...(extracts[i] as Extract) }));
  await store.renew(renewals);
  report.renewed += renewals.length;
  options.onRenewal?.(report.renewed, of);
};
