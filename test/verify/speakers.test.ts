import { beforeAll, expect, test } from 'vitest';
import type { Answer, AnswerOutlet } from '../../src/model.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

/** An invented article with two speakers. */
const GAZETTE = `Lowport will rebuild its harbour wall, Mayor Ines Valdor told the council on Tuesday.

“We will not abandon the fishing quarter, and no family will be moved without its consent,” Valdor said. “The wall protects 1,400 homes.”

“The old mole was never meant to carry lorries,” Otto Brandeis, the harbour master, told reporters. “It should be closed to all traffic until the survey is done.”`;

let store: Store;
beforeAll(async () => {
  store = await storeOf({ gazette: GAZETTE });
});

const answer = async (text: string): Promise<[Answer, AnswerOutlet]> => {
  const [found] = await createAsk(store)({ text, speaker: null, outlet: null });
  const [outlet] = found?.outlets ?? [];
  if (!found || !outlet) throw new Error('not found');
  return [found, outlet];
};

test('nobody said the words of two speakers, in no outlet', async () => {
  const [found, outlet] = await answer(
    'The wall protects 1,400 homes. It should be closed to all traffic until the survey is done.',
  );
  expect(found.verdict).toBe('spliced');
  expect(found.pieces.map(({ speaker }) => speaker)).toEqual(['Ines Valdor', 'Otto Brandeis']);
  expect(found.speaker).toBeNull();
  expect(outlet.speaker).toBeNull();
});

test('two quotes of one speaker, joined, are that speaker’s', async () => {
  const [found, outlet] = await answer(
    'It should be closed to all traffic until the survey is done, the old mole was never meant to carry lorries',
  );
  expect(found.verdict).toBe('spliced');
  expect([found.speaker?.name, outlet.speaker]).toEqual(['Otto Brandeis', 'Otto Brandeis']);
});
