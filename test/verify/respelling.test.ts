/** Every pair of spellings in the data, asked for and claimed as people would: no change of words, and the claim holds. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model.js';
import data from '../../src/text/respelling.json' with { type: 'json' };
import { createAsk } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** An invented report: the name stands in somebody's words, and is somebody's surname. */
const report = (name: string): string => `The council of Lowport met on Tuesday to speak of the harbour wall.

“We heard from ${name} for two hours and nobody left the hall before the end,” Mayor Ines Valdor said.

“The old mole will carry lorries again before the winter storms arrive,” Pavo ${name} told reporters.`;

const ask = async (printed: string, text: string, speaker: string | null): Promise<Answer> => {
  const [answer] = await createAsk(await storeOf({ gazette: report(printed) }))({ text, speaker, outlet: null });
  if (!answer) throw new Error('no answer');
  return answer;
};

/** Each spelling with the first of its group, and the first with each. */
const pairs = (groups: readonly (readonly string[])[]): [string, string][] =>
  groups.flatMap(([first = '', ...others]) =>
    others.flatMap((other): [string, string][] => [
      [capital(first), capital(other)],
      [capital(other), capital(first)],
    ]),
  );

const SPELLINGS = pairs([...data.words.groups, ...data.names.groups]);

describe('spellings of one name', () => {
  it('are no change of words', async () => {
    const wrong: string[] = [];
    for (const [printed, asked] of SPELLINGS) {
      const text = `We heard from ${asked} for two hours and nobody left the hall before the end`;
      const { verdict, changes } = await ask(printed, text, null);
      if (verdict !== 'same' || changes.length > 0) wrong.push(`${asked} for ${printed}: ${verdict}`);
    }
    expect(wrong).toEqual([]);
  });

  it('confirm whom the asker names', async () => {
    const wrong: string[] = [];
    for (const [printed, asked] of SPELLINGS) {
      const text = 'The old mole will carry lorries again before the winter storms arrive';
      const { misattributed, speaker } = await ask(printed, text, `Pavo ${asked}`);
      if (misattributed !== false) wrong.push(`${asked} for ${speaker?.name ?? 'nobody'}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('given names in sister languages', () => {
  it('are one person where the surname agrees', async () => {
    const wrong: string[] = [];
    for (const [printed, asked] of pairs(data.cognates.groups)) {
      const article = report('Osterby').replace('Pavo', printed);
      const [answer] = await createAsk(await storeOf({ gazette: article }))({
        text: 'The old mole will carry lorries again before the winter storms arrive',
        speaker: `${asked} Osterby`,
        outlet: null,
      });
      if (answer?.misattributed !== false) wrong.push(`${asked} for ${printed}`);
    }
    expect(wrong).toEqual([]);
  });
});
