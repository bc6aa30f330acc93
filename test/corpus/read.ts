/** Reads invented files through the public way in: written to a folder of their own, listed, read. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../../src/corpus/files.js';
import { type ReadItem, readArticles, type Skipped } from '../../src/corpus/read.js';
import type { Article } from '../../src/model.js';

export type Files = Record<string, string | Uint8Array>;

export const withFolder = async <T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-corpus-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const readAll = async (root: string): Promise<{ items: ReadItem[]; skipped: Skipped[] }> => {
  const items: ReadItem[] = [];
  const skipped: Skipped[] = [];
  for await (const file of listFiles(root)) {
    if ('reason' in file) skipped.push(file);
    else for await (const item of readArticles(file)) 'reason' in item ? skipped.push(item) : items.push(item);
  }
  return { items, skipped };
};

export const readFiles = (files: Files): Promise<{ items: ReadItem[]; skipped: Skipped[] }> =>
  withFolder(files, readAll);

/** The one article of a page. */
export const readOne = async (content: string | Uint8Array, name = 'article.txt'): Promise<Article> => {
  const { items, skipped } = await readFiles({ [name]: content });
  const [item] = items;
  if (item === undefined) throw new Error(`skipped: ${skipped[0]?.reason}`);
  return item.article;
};

export const paragraphs = (article: Article): string[] => article.text.split('\n\n');
