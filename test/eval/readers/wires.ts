/** Agencies' sample items, against what reading them tells: title, byline, outlet, day, agencies, or that there is no text. */
import path from 'node:path';
import { listFiles } from '../../../src/corpus/files.js';
import { readArticles } from '../../../src/corpus/read.js';
import { sharedPath } from '../../shared.js';
import wires from './wires.json' with { type: 'json' };

export interface JudgedWire {
  file: string;
  /** What differs from what reading tells; empty where nothing does. */
  wrong: string[];
}

const readOne = async (file: string): Promise<Record<string, unknown>> => {
  for await (const source of listFiles(file)) {
    for await (const item of 'reason' in source ? [source] : readArticles(source)) {
      if ('reason' in item) return { refused: true };
      const { title, byline, outlet, published, agencies } = item.article;
      return { title, byline, outlet, date: published.date?.slice(0, 10) ?? null, agencies };
    }
  }
  return {};
};

export const judgeWires = async (): Promise<JudgedWire[]> => {
  const judged: JudgedWire[] = [];
  for (const [file, expected] of Object.entries(wires.items)) {
    const found = await readOne(path.join(sharedPath('samples'), file));
    const wrong = Object.entries(expected).flatMap(([field, value]) =>
      JSON.stringify(found[field]) === JSON.stringify(value)
        ? []
        : [`${field} is ${JSON.stringify(value)}, read as ${JSON.stringify(found[field])}`],
    );
    judged.push({ file, wrong });
  }
  return judged;
};
