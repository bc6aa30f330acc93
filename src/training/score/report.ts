/** How well learned weights keep their word, on queries that they did not learn from. */
import { chanceOf } from './regression.js';
import type { Row } from './rows.js';

const percent = (share: number): string => (100 * share).toFixed(1);

export const report = (rows: readonly Row[], weights: readonly number[]): void => {
  const scored = rows.map((row) => ({ ...row, score: chanceOf(weights, row.evidence) }));
  const absent = scored
    .filter(({ group }) => group.startsWith('absent') && !group.endsWith('+'))
    .map(({ score }) => score)
    .sort((a, b) => b - a);
  const threshold = absent[Math.floor(absent.length / 100)] ?? 1;
  console.log(`1% of absent quotes score above ${threshold.toFixed(3)}`);
  for (const group of new Set(scored.map((row) => row.group))) {
    const own = scored.filter((row) => row.group === group);
    const at = (least: number): string =>
      percent(own.filter((row) => row.score > least && (row.right || /absent|hard/u.test(group))).length / own.length);
    console.log(
      `${group.padEnd(14)} ${String(own.length).padStart(5)}  at that ${at(threshold).padStart(5)}%  at 0.5 ${at(0.5).padStart(5)}%  at 0.65 ${at(0.65).padStart(5)}%  at 0.8 ${at(0.8).padStart(5)}%`,
    );
  }
  for (let low = 0; low < 10; low += 1) {
    const own = scored.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === low);
    const right = own.filter((row) => row.right).length / Math.max(1, own.length);
    console.log(
      `score ${low / 10}–${(low + 1) / 10}: ${String(own.length).padStart(5)} matches, ${percent(right).padStart(5)}% right`,
    );
  }
};
