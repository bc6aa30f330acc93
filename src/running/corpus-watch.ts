/** Notices that files of the corpus came, changed or went while the bot runs. What that means, the ingest finds out. */
import { basename } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

export interface WatchTimes {
  /** Without a further change for so long, a file counts as written. */
  quiet: number;
  /** Changes that never pause are not waited for any longer. */
  longest: number;
  /** The corpus is looked through now and then: not every disk tells of its changes. */
  rescan: number;
}

const TIMES: WatchTimes = { quiet: 1_000, longest: 15_000, rescan: 10 * 60_000 };

export interface CorpusWatch {
  /** Resolves when changes from now on are noticed. */
  ready: Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/**
 * @param folder absolute; need not be there yet
 * @param onChange called once for changes that come together, never twice at a time; must not reject
 * @param onFault told once where the system watches no more files: only the rescans are left then
 */
export const watchCorpus = (
  folder: string,
  onChange: () => Promise<void>,
  onFault: (error: unknown) => void,
  times: WatchTimes = TIMES,
): CorpusWatch => {
  let timer: NodeJS.Timeout | null = null;
  let since: number | null = null;
  let work = Promise.resolve();
  let closed = false;

  const run = (): void => {
    timer = null;
    since = null;
    work = work.then(() => (closed ? undefined : onChange()));
  };
  const note = (): void => {
    if (closed) return;
    since ??= Date.now();
    if (timer) clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(times.quiet, since + times.longest - Date.now())));
  };

  const watcher: FSWatcher = watch(folder, {
    ignoreInitial: true,
    // As the ingest: names that start with a dot are left alone.
    ignored: (path) => path !== folder && basename(path).startsWith('.'),
  });
  let told = false;
  watcher.on('all', note);
  watcher.on('error', (error) => {
    if (!told) onFault(error);
    told = true;
  });
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
  const rescans = setInterval(note, times.rescan);

  return {
    ready,
    close: async () => {
      closed = true;
      clearInterval(rescans);
      if (timer) clearTimeout(timer);
      await watcher.close();
      await work;
    },
  };
};
