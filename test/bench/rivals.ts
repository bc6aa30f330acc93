/** What people would use instead, each at the best settings that were found for it. */
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import type { Asked } from './asker.js';
import type { BenchQuestion } from './questions.js';

export interface Passage {
  article: string;
  text: string;
}

/** A built index. */
interface Built {
  search: (text: string) => { article: string; score: number } | null;
}

export interface Rival {
  name: string;
  /** More passages than this are beyond it on one machine; it is then measured on so many. */
  most: number;
  /** It is asked so many questions of each kind. */
  each: number;
  /** Whether its score can tell a right answer from a wrong one at all. */
  scores: boolean;
  build: (passages: Iterable<Passage>) => Built;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const fts5: Rival = {
  name: 'libsql FTS5, bm25',
  most: Number.POSITIVE_INFINITY,
  each: 8,
  scores: true,
  build: (passages) => {
    const database = new Database(':memory:');
    database.exec("CREATE VIRTUAL TABLE passage USING fts5(text, article UNINDEXED, tokenize='unicode61')");
    const insert = database.prepare('INSERT INTO passage VALUES (?, ?)');
    database.exec('BEGIN');
    for (const { text, article } of passages) insert.run(text, article);
    database.exec('COMMIT');
    const find = database
      .prepare('SELECT article, bm25(passage) FROM passage WHERE passage MATCH ? ORDER BY 2 LIMIT 1')
      .raw();
    return {
      search: (text) => {
        const query = [...new Set(wordsOf(text))].map((word) => `"${word}"`).join(' OR ');
        const row = query === '' ? undefined : (find.get(query) as [string, number] | undefined);
        return row ? { article: row[0], score: -row[1] } : null;
      },
    };
  },
};

const flexsearch: Rival = {
  name: 'FlexSearch, context',
  most: 100_000,
  each: 200,
  scores: false,
  build: (passages) => {
    const articles: string[] = [];
    const index = new FlexSearch.Index({
      tokenize: 'strict',
      context: { depth: 2, resolution: 9, bidirectional: true },
    });
    for (const { text, article } of passages) {
      index.add(articles.length, text);
      articles.push(article);
    }
    return {
      search: (text) => {
        const [best] = index.search(text, { limit: 1, suggest: true });
        return best === undefined ? null : { article: articles[best as number] as string, score: 1 };
      },
    };
  },
};

const minisearch: Rival = {
  name: 'MiniSearch, fuzzy and prefix',
  most: 30_000,
  each: 10,
  scores: true,
  build: (passages) => {
    const index = new MiniSearch<Passage & { id: number }>({ fields: ['text'], storeFields: ['article'] });
    let id = 0;
    for (const passage of passages) index.add({ id: id++, ...passage });
    return {
      search: (text) => {
        const [best] = index.search(text, { fuzzy: 0.2, prefix: true });
        return best ? { article: best.article as string, score: best.score } : null;
      },
    };
  },
};

const fuse: Rival = {
  name: 'Fuse.js',
  most: 10_000,
  each: 1,
  scores: true,
  build: (passages) => {
    const index = new Fuse([...passages], { keys: ['text'], includeScore: true, ignoreLocation: true, threshold: 0.6 });
    return {
      search: (text) => {
        const [best] = index.search(text, { limit: 1 });
        return best ? { article: best.item.article, score: 1 - (best.score ?? 1) } : null;
      },
    };
  },
};

export const RIVALS: readonly Rival[] = [fts5, flexsearch, minisearch, fuse];

export interface RivalRun {
  buildSeconds: number;
  answers: Asked[];
}

/** @param passages at most `rival.most` of them, those that the questions come from among them */
export const runRival = (rival: Rival, passages: Iterable<Passage>, questions: readonly BenchQuestion[]): RivalRun => {
  const started = performance.now();
  const { search } = rival.build(passages);
  const buildSeconds = (performance.now() - started) / 1000;
  const answers = questions.map(({ kind, text, articles: wanted }): Asked => {
    const begun = performance.now();
    const found = search(text);
    const ms = performance.now() - begun;
    const articles = found ? [found.article] : [];
    return {
      kind,
      wanted,
      articles,
      listed: wanted.filter((id) => articles.includes(id)),
      appearances: articles.length,
      accepted: found !== null,
      printed: false,
      score: found?.score ?? 0,
      ms,
    };
  });
  return { buildSeconds, answers };
};
