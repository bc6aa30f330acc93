/** How the rooms stand, and who survived where. */
import type { Mutation } from './mutations.js';
import { readSource } from './runner.js';

export interface Mutant {
  id: number;
  room: string;
  file: string;
  mutation: Mutation;
}

/** How many times as much text is shown of each side. */
const SHOWN = 70;

const shorten = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= SHOWN ? flat : `${flat.slice(0, SHOWN)} …`;
};

/** Where, and what became of it. */
export const describeMutant = ({ file, mutation: { start, end, text, kind } }: Mutant): string => {
  const source = readSource(file);
  const line = source.slice(0, start).split('\n').length;
  const was = shorten(source.slice(start, end));
  if (kind === 'statement') return `${file}:${line}: left out: ${was}`;
  if (kind === 'body') return `${file}:${line}: returns at once: ${was}`;
  return `${file}:${line}: ${was} → ${shorten(text)}`;
};

export const describeRooms = (mutants: readonly Mutant[], killed: ReadonlySet<number>): string => {
  const rooms = [...new Set(mutants.map(({ room }) => room))];
  return rooms
    .map((room) => {
      const all = mutants.filter((mutant) => mutant.room === room);
      const dead = all.filter(({ id }) => killed.has(id)).length;
      return `${room}: ${dead} of ${all.length} killed (${Math.round((100 * dead) / all.length)}%)`;
    })
    .join('\n');
};

export const describeSurvivors = (
  mutants: readonly Mutant[],
  killed: ReadonlySet<number>,
  reaching: ReadonlyMap<number, unknown>,
): string =>
  mutants
    .filter(({ id }) => !killed.has(id))
    .map((mutant) => `survived${reaching.has(mutant.id) ? '' : ' (no test reaches it)'}: ${describeMutant(mutant)}`)
    .sort()
    .join('\n');
