/** A process that damages copies of an index and asks them: what the library would end it for ends no test. */
import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { VerbatimError } from '../../../src/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { below, seeded } from '../../../src/training/invented/random.js';
import { createAsk } from '../../../src/verify/verify.js';

const [path = '', seed = '0', count = '0'] = process.argv.slice(2);
const QUESTIONS = [
  'the ferry was late again said Brook',
  'we will not pay for the bridge twice',
  'a lantern in the quarry',
];

/** All that a reader can see, as text. */
const ask = async (file: string): Promise<string> => {
  const store = openSqliteStore(file, { check: true });
  try {
    const answers = [];
    for (const text of QUESTIONS) {
      const found = await createAsk(store)({ text, speaker: 'Ana Brook', outlet: null });
      answers.push(found.map((answer) => ({ ...answer, elapsedMs: 0 })));
    }
    return JSON.stringify([answers, await store.summary(), await store.outlets(), await store.speakers()]);
  } finally {
    await store.close();
  }
};

const random = seeded(Number(seed));

/** Flips a bit, or cuts the file, at a place by chance. @returns what it did */
const damage = (file: string): string => {
  const { size } = statSync(file);
  const at = below(random, size);
  if (random() < 0.2) {
    truncateSync(file, at);
    return `cut at ${at}`;
  }
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, at);
  const bit = below(random, 8);
  byte[0] = (byte[0] as number) ^ (1 << bit);
  writeSync(descriptor, byte, 0, 1, at);
  closeSync(descriptor);
  return `bit ${bit} of byte ${at}`;
};

const outcomeOf = async (file: string, expected: string): Promise<string> => {
  try {
    return (await ask(file)) === expected ? 'right' : 'wrong';
  } catch (error) {
    if (error instanceof VerbatimError) return `fault: ${error.line}`;
    return `defect: ${error instanceof Error ? error.stack : String(error)}`;
  }
};

const expected = await ask(path);
for (let i = 0; i < Number(count); i++) {
  const file = `${path}.${seed}-${i}`;
  copyFileSync(path, file);
  process.stdout.write(`${damage(file)}: `);
  process.stdout.write(`${(await outcomeOf(file, expected)).replaceAll('\n', ' ')}\n`);
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
