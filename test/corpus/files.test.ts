import { chmod, mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, type Skipped, type SourceFile } from '../../src/corpus/files.js';
import { VerbatimError } from '../../src/errors.js';
import { withFolder } from './read.js';

const list = async (root: string): Promise<(SourceFile | Skipped)[]> => {
  const found: (SourceFile | Skipped)[] = [];
  for await (const file of listFiles(root)) found.push(file);
  return found;
};

const names = (found: readonly (SourceFile | Skipped)[]): string[] =>
  found.map((file) => ('file' in file ? file.file : `(${file.path})`));

describe('listFiles', () => {
  it('lists files below a folder in the order of their names, with / between folders', () =>
    withFolder({ 'b.txt': 'b', 'a/z.md': 'z', 'a/a.jsonl': '', 'c.TXT': 'c', 'B.txt': 'B' }, async (folder) => {
      expect(names(await list(folder))).toEqual(['B.txt', 'a/a.jsonl', 'a/z.md', 'b.txt', 'c.TXT']);
    }));

  it('lists files of every name, and leaves hidden ones alone', () =>
    withFolder({ 'a.html': '<p>', 'b.pdf': '', LICENSE: 'x', '.git/config': 'x', 'c.txt': 'c' }, async (folder) => {
      expect(names(await list(folder))).toEqual(['LICENSE', 'a.html', 'b.pdf', 'c.txt']);
    }));

  it('takes a file as its own root', () =>
    withFolder({ 'deep/one.txt': 'x' }, async (folder) => {
      expect(names(await list(join(folder, 'deep', 'one.txt')))).toEqual(['one.txt']);
    }));

  it('gives a changed file another fingerprint, and an unchanged one the same', () =>
    withFolder({ 'one.txt': 'x' }, async (folder) => {
      const [first] = await list(folder);
      expect(await list(folder)).toEqual([first]);
      await utimes(join(folder, 'one.txt'), new Date(5), new Date(5));
      const [touched] = await list(folder);
      await writeFile(join(folder, 'one.txt'), 'xy');
      await utimes(join(folder, 'one.txt'), new Date(5), new Date(5));
      const [grown] = await list(folder);
      const prints = [first, touched, grown].map((file) =>
        file !== undefined && 'file' in file ? file.fingerprint : '',
      );
      expect(new Set(prints).size).toBe(3);
    }));

  it('follows links, but not in circles, and reports links that point nowhere', () =>
    withFolder({ 'real/a.txt': 'a' }, async (folder) => {
      await symlink(join(folder, 'real'), join(folder, 'linked'));
      await symlink(folder, join(folder, 'real', 'up'));
      await symlink(join(folder, 'gone.txt'), join(folder, 'nowhere.txt'));
      const found = await list(folder);
      expect(names(found)).toEqual(['linked/a.txt', '(linked/up)', '(nowhere.txt)', 'real/a.txt', '(real/up)']);
      expect(found[2]).toMatchObject({ reason: expect.stringMatching(/gone/) });
    }));

  it('reports a folder that may not be listed, and goes on', () =>
    withFolder({ 'b.txt': 'b' }, async (folder) => {
      await mkdir(join(folder, 'a'));
      await chmod(join(folder, 'a'), 0o000);
      const found = await list(folder);
      await chmod(join(folder, 'a'), 0o755);
      expect(names(found)).toContain('b.txt');
      // The superuser may list everything.
      if (process.getuid?.() !== 0) expect(found[0]).toMatchObject({ path: 'a', reason: 'no permission to read it' });
    }));

  it('throws for a path that does not exist, naming it', async () => {
    const fault = await list('/no/such/folder').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(VerbatimError);
    expect(fault).toMatchObject({ code: 'corpus-unreadable', message: expect.stringContaining('/no/such/folder') });
  });
});
