/** Which files there are to read. One stat a file: nothing is opened here. */
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { VerbatimError } from '../errors.js';

/** Something that was not read, and why. `path` is below the root, with `:17` after it for line 17. */
export interface Skipped {
  path: string;
  reason: string;
}

export interface SourceFile {
  /** Absolute. */
  path: string;
  /** Below the root, with `/` between folders; for a root that is a file, its name. */
  file: string;
  /** In bytes. */
  size: number;
  /** From size and time of change: equal means unchanged. */
  fingerprint: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it is gone, or a link that points nowhere',
  ELOOP: 'a link that points to itself',
  EIO: 'the disk failed to deliver it',
};

/** True for what the file system refused; anything else is a defect. */
export const isFileFault = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** A fault of the file system in words. */
export const faultOf = (error: unknown): string => REASONS[codeOf(error)] ?? `cannot be read (${codeOf(error)})`;

/** @param path absolute; @param file what it is called below its root */
export const examine = async (path: string, file: string): Promise<SourceFile | Skipped> => {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, file, size, fingerprint: `${size}-${mtimeMs}` };
  } catch (error) {
    return { path: file, reason: faultOf(error) };
  }
};

interface Entry {
  name: string;
  kind: 'file' | 'folder' | 'other' | 'outside';
}

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): Entry['kind'] => {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
};

/** A link may lead elsewhere below the root, but not out of it, nor to a name that is left alone: secrets may lie there. */
const kindBehind = async (link: string, root: string): Promise<Entry['kind']> => {
  try {
    const below = relative(root, await realpath(link));
    if (isAbsolute(below) || below.split(sep).some((name) => name.startsWith('.'))) return 'outside';
    return kindOf(await stat(link));
  } catch {
    return 'file';
  }
};

/** What lies in a folder, links followed, by name in code-unit order, so that every run lists alike on every machine. */
const entriesOf = async (folder: string, root: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    let kind = kindOf(entry);
    if (entry.isSymbolicLink()) kind = await kindBehind(join(folder, entry.name), root);
    entries.push({ name: entry.name, kind });
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Names at the top of a folder that say what is to be followed: no articles. */
const SETTINGS: ReadonlySet<string> = new Set(['sources.yaml', 'feeds.opml']);

async function* walk(folder: string, below: string, above: readonly string[]): AsyncGenerator<SourceFile | Skipped> {
  const real = await realpath(folder);
  if (above.includes(real)) {
    yield { path: below, reason: 'a link back to a folder that it lies in' };
    return;
  }
  for (const { name, kind } of await entriesOf(folder, above[0] ?? real)) {
    if (below === '' && SETTINGS.has(name)) continue;
    const path = join(folder, name);
    const file = below === '' ? name : `${below}/${name}`;
    if (kind === 'file') yield await examine(path, file);
    else if (kind === 'outside') yield { path: file, reason: 'a link out of the folder, or to a hidden file' };
    else if (kind === 'other') yield { path: file, reason: 'neither a file nor a folder' };
    else {
      try {
        yield* walk(path, file, [...above, real]);
      } catch (error) {
        yield { path: file, reason: faultOf(error) };
      }
    }
  }
}

/**
 * Every file at or below a path that may hold articles, in a stable order, and what was passed over, with the reason.
 * A path that is a file is its own root's only file. Names that start with a dot are left alone, and so
 * are, at the top, `sources.yaml` and `feeds.opml`.
 * @throws VerbatimError corpus-unreadable when the path itself does not exist or cannot be listed
 */
export async function* listFiles(root: string): AsyncGenerator<SourceFile | Skipped> {
  const path = resolve(root);
  let kind: Entry['kind'];
  try {
    kind = kindOf(await stat(path));
    if (kind === 'folder') await (await opendir(path)).close();
  } catch (error) {
    const hint = 'Name a folder or a file that exists and that this user may read.';
    throw new VerbatimError('corpus-unreadable', `Cannot read ${path}: ${faultOf(error)}`, hint, { cause: error });
  }
  if (kind === 'folder') yield* walk(path, '', []);
  else if (kind === 'file') yield await examine(path, basename(path));
  else yield { path: basename(path), reason: 'neither a file nor a folder' };
}
