/** `verbatim check`: whether the index is whole, or what of it is damaged. */
import { VerbatimError } from '../errors.js';
import type { Command, OpenStore } from './command.js';
import { printLine } from './output.js';

/** What scripts read: a contract. `damaged` names parts of the index; empty where it is whole. */
interface Checked {
  whole: boolean;
  damaged: string[];
  articles: number | null;
}

const HINT =
  'Make it anew: verbatim rebuild PATH… (ingest the articles again); or put a copy made by verbatim backup in its place';

/** @throws VerbatimError `store-unreadable` where it is damaged, or there is none, and what else a store throws */
export const checkCommand: Command = async (words, flags, openStore) => {
  if (words.length > 0) throw new VerbatimError('usage', `check takes no “${words[0]}”`, 'verbatim check --store FILE');
  const checked = await look(flags.store, openStore);
  if (flags.json) await printLine(JSON.stringify(checked));
  if (!checked.whole) {
    throw new VerbatimError('store-unreadable', `The index is damaged (${checked.damaged.join(', ')})`, HINT);
  }
  if (!flags.json)
    await printLine(`The index is whole: every row of its ${checked.articles} articles is as it was written`);
};

const look = async (file: string | undefined, openStore: OpenStore): Promise<Checked> => {
  const store = await openStore(file, true);
  try {
    const damaged = await store.damage();
    // Asking for these looks at what is small and has no key of its own.
    if (damaged.length === 0) await Promise.all([store.speakers(), store.outlets()]);
    const articles = damaged.length > 0 ? null : (await store.summary()).articles;
    return { whole: damaged.length === 0, damaged, articles };
  } finally {
    await store.close();
  }
};
