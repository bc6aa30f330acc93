/** After any history of puts, replacements and removals the index answers as one that never knew what is gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/model.js';
import { Connection } from '../../../src/store/sqlite/file/database.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { type Command, Writer } from '../../../src/store/sqlite/writing/writer.js';
import type { ArticleRecord, Store } from '../../../src/store/store.js';
import { tokenise } from '../../../src/text/tokens.js';
import { below, pick, seeded } from '../../../src/training/invented/random.js';
import { createAsk } from '../../../src/verify/verify.js';
import { draftRecord } from '../drafts.js';

const root = mkdtempSync(join(tmpdir(), 'verbatim-history-'));
afterAll(() => rmSync(root, { recursive: true }));

const NOUNS = 'ferry harbour council tunnel bridge orchard mill lantern quarry tram meadow depot'.split(' ');
const VERBS = 'opened closed burned flooded reopened vanished moved sank'.split(' ');
const TIMES = 'on Monday|before dawn|in spring|after the vote|without warning|for the third time'.split('|');
/** Words that many print, so that most of the passages that hold them may be gone. */
const SPREAD = ['We will not pay for this bridge twice', 'Nobody asked the tunnel workers', 'The same speech'];
const FILES = 5;
/** So many that no word is in more passages than are counted: of commoner ones, scores are estimates. */
const IDS = 30;

const fileOf = (id: string) => ({ collection: 'press', file: id.split('/')[0] as string });

/** One index with a history, what it should hold, and readers of it. */
class History {
  readonly live = new Map<string, ArticleRecord>();
  readonly reader: Store;
  private readonly connection: Connection;
  private readonly writer: Writer;

  constructor(
    seed: number,
    private readonly random = seeded(seed),
  ) {
    const path = join(root, `${seed}.db`);
    this.connection = new Connection(path, 5000);
    this.writer = new Writer(this.connection);
    this.reader = openSqliteStore(path);
  }

  step(): void {
    const kind = this.random();
    if (kind < 0.5) this.put(Array.from({ length: 1 + below(this.random, 8) }, () => this.draft()));
    else if (kind < 0.8) this.remove(Array.from({ length: 1 + below(this.random, 12) }, () => this.anyId()));
    else if (kind < 0.81) this.removeFile(`${below(this.random, FILES)}`);
    else if (kind < 0.82) this.remove([...this.live.keys()].filter(() => this.random() < 0.8));
    else if (this.writer.hasBacklog) this.writer.reduceBacklog();
    else this.writer.mergeOn();
  }

  /** A piece of what it holds, or held once, or never did. */
  question(): string {
    const record = [...this.live.values()][below(this.random, this.live.size)];
    if (!record || this.random() < 0.3) return this.random() < 0.5 ? pick(this.random, SPREAD) : this.sentence();
    const { start, end } = pick(this.random, record.passages);
    const words = record.article.text.slice(start, end).replaceAll(/[“”]/g, '').split(' ');
    const from = below(this.random, 3);
    return words.slice(from, from + 4 + below(this.random, 9)).join(' ');
  }

  /** The same articles in an index made afresh, written in the same order. */
  async afresh(): Promise<Store> {
    const store = openSqliteStore(':memory:');
    for (const record of this.live.values()) await store.put(fileOf(record.article.id), [record]);
    return store;
  }

  async close(): Promise<void> {
    await this.reader.close();
    this.connection.close();
  }

  private put(records: readonly ArticleRecord[]): void {
    for (const record of records) {
      this.run({ do: 'put', from: fileOf(record.article.id), records: [record] });
      this.live.delete(record.article.id);
      this.live.set(record.article.id, record);
    }
  }

  private remove(ids: readonly string[]): void {
    for (const id of ids) {
      this.run({ do: 'remove', from: fileOf(id), ids: [id] });
      this.live.delete(id);
    }
  }

  private removeFile(file: string): void {
    this.run({ do: 'removeFile', from: { collection: 'press', file } });
    for (const id of [...this.live.keys()]) if (fileOf(id).file === file) this.live.delete(id);
  }

  private run(command: Command): void {
    this.writer.run([command]);
  }

  private anyId(): string {
    return `${below(this.random, FILES)}/${below(this.random, IDS)}`;
  }

  private sentence(): string {
    const { random } = this;
    return `The ${pick(random, NOUNS)} ${pick(random, VERBS)} ${pick(random, TIMES)} while the ${pick(random, NOUNS)} stood by, item ${below(random, 97)}.`;
  }

  private draft(): ArticleRecord {
    const { random } = this;
    const id = this.anyId();
    const spread = random() < 0.5 ? [`“${pick(random, SPREAD)},” Ines Falk said.`] : [];
    return draftRecord({
      id,
      outlet: random() < 0.2 ? null : `Paper ${below(random, 40)}`,
      date: `2031-03-${String(1 + below(random, 28)).padStart(2, '0')}`,
      speaker: 'Ines Falk',
      sentences: [...spread, ...Array.from({ length: 1 + below(random, 4) }, () => this.sentence())],
    });
  }
}

const WORDS = [...new Set(tokenise([...NOUNS, ...VERBS, ...TIMES, ...SPREAD, 'unheard'].join(' ')).words)];

/** Without the time; the score only as far as words that hundreds of passages hold, which are estimated, leave it exact. */
const answersOf = async (store: Store, text: string): Promise<Answer[]> => {
  const answers = await createAsk(store)({ text, speaker: 'Ines Falk', outlet: null });
  return answers.map((answer) => ({ ...answer, elapsedMs: 0, score: Math.round(answer.score * 1000) }));
};

/** Up to here the index counts; what is commoner it estimates. */
const EXACT_BELOW = 400;

const compareFrequencies = async (reader: Store, fresh: Store): Promise<void> => {
  const [found, expected] = [await reader.look(WORDS.join(' '), 1), await fresh.look(WORDS.join(' '), 1)];
  expect(found.passages).toBe(expected.passages);
  expected.counts.forEach((count, i) => {
    if (count < EXACT_BELOW) expect(found.counts[i], WORDS[i]).toBe(count);
    else expect(Math.abs((found.counts[i] as number) / count - 1), WORDS[i]).toBeLessThan(0.15);
  });
};

/** Compares all that answers are made of. */
const compare = async (history: History, questions: number): Promise<void> => {
  const { reader, live } = history;
  const fresh = await history.afresh();
  expect((await reader.summary()).articles).toBe(live.size);
  expect(await reader.summary()).toEqual(await fresh.summary());
  expect(await reader.outlets()).toEqual(await fresh.outlets());
  expect(await reader.speakers()).toEqual(await fresh.speakers());
  await compareFrequencies(reader, fresh);
  for (let i = 0; i < questions; i++) {
    const question = history.question();
    expect(await answersOf(reader, question), question).toEqual(await answersOf(fresh, question));
  }
  await fresh.close();
};

describe('a random history', () => {
  test.each([11, 23])('of a thousand steps, with merging at any time, from seed %i', async (seed) => {
    const history = new History(seed);
    for (let step = 1; step <= 1000; step++) {
      history.step();
      if (step % 100 === 0) await compare(history, 6);
    }
    await history.close();
  });
});

/** A writer that merges nothing, since it was stopped before it could. */
const writeUnmerged = (path: string, commands: readonly Command[]): void => {
  const connection = new Connection(path, 5000);
  new Writer(connection).run(commands);
  connection.close();
};

describe('words that nearly all have lost', () => {
  const COPIES = 2000;
  const SPEECH = 'The same speech, word for word, at every stop';
  const left = ['Kanal Nord', 'Morgenpost', 'Inselbote'];
  const copy = (id: string, outlet: string) =>
    draftRecord({ id, outlet, sentences: [`“${SPEECH},” he said at stop ${id}.`, `Stop ${id} was cold.`] });

  test.each([true, false])('are found in the articles that are left, whether merged (%s) or not', async (merged) => {
    const path = join(root, `speech-${merged}.db`);
    const records = Array.from({ length: COPIES }, (_, i) => copy(`${i}`, `Paper ${i}`));
    records.push(...left.map((outlet) => copy(outlet, outlet)));
    const others = Array.from({ length: COPIES }, (_, i) =>
      draftRecord({ id: `other-${i}`, sentences: [`The depot at mile ${i} has a speech clock.`] }),
    );
    writeUnmerged(path, [{ do: 'put', from: fileOf('1'), records: [...records, ...others] }]);
    const ids = records.slice(0, COPIES).map(({ article }) => article.id);
    writeUnmerged(path, [{ do: 'remove', from: fileOf('1'), ids }]);
    const store = openSqliteStore(path);
    if (merged) await store.put(fileOf('2'), [draftRecord({ id: 'late', sentences: ['A late word.'] })]);
    const { counts } = await store.look('same speech', 1);
    expect(counts[0]).toBe(left.length);
    const [answer] = await createAsk(store)({ text: SPEECH, speaker: null, outlet: null });
    expect(answer?.verdict).toBe('same');
    expect(answer?.outlets.map(({ outlet }) => outlet).sort()).toEqual([...left].sort());
    await store.close();
  });
});
