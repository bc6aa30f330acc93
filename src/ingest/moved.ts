/** A folder that was moved is known again by its files: its articles stay, under its new name. */
import { existsSync } from 'node:fs';
import type { SourceFile } from '../corpus/files.js';
import type { Store } from '../store/store.js';

/** So much of what a lost folder held must be in the new one, at the same places and of the same sizes. */
const LEAST_KEPT = 0.5;

/** Without the digest of the reader, and without the time of change, which a copy does not keep. */
const sizeOf = (fingerprint: string): string => fingerprint.replace(/^.*:/u, '').replace(/-.*$/u, '');

/**
 * Looks for a collection whose folder is gone, and whose files are now at `root`; it gets that name.
 * @param root a folder of which the store has no collection @param sources what lies there
 */
export const adoptMoved = async (root: string, sources: readonly SourceFile[], store: Store): Promise<void> => {
  const names = await store.collections();
  if (names.includes(root) || sources.length === 0) return;
  const sizes = new Map(sources.map(({ file, fingerprint }) => [file, sizeOf(fingerprint)]));
  for (const name of names) {
    if (existsSync(name)) continue;
    const files = await store.files(name);
    let kept = 0;
    for (const [file, fingerprint] of files) {
      const size = sizes.get(file);
      if (size !== undefined && (fingerprint === null || size === sizeOf(fingerprint))) kept++;
    }
    if (kept === 0 || kept < LEAST_KEPT * files.size) continue;
    await store.renameCollection(name, root);
    return;
  }
};
