/** Which imports the map of rooms allows: an import is forbidden unless its room lists what it imports. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import table from './rooms.json' with { type: 'json' };

/** For each room, the rooms and files it may import, as paths below `src/` without `.ts`. */
export type Rooms = Readonly<Record<string, readonly string[]>>;

export const ROOMS: Rooms = table.rooms;

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

/** Every file of `src/` that ends so, by its path below it. */
export const sourceFiles = (ending: string): Map<string, string> =>
  new Map(
    readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(SOURCES, file), 'utf8')]),
  );

const IMPORTS = [
  /^(?:import|export)\b[^;'"]*?\bfrom\s*['"](?<name>[^'"]+)['"]/gmu,
  /^import\s*['"](?<name>[^'"]+)['"]/gmu,
  /\bimport\(\s*['"](?<name>[^'"]+)['"]/gu,
  /\bnew URL\(\s*['"](?<name>[^'"]+)['"],\s*import\.meta\.url/gu,
];

/** What a module names of this repository, relative to its own folder; packages are left out. */
export const importsOf = (source: string): string[] =>
  IMPORTS.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match.groups?.name ?? '')).filter((name) =>
    name.startsWith('.'),
  );

const withoutEnding = (file: string): string => file.replace(/\.(?:ts|js|json)$/u, '');

/** The innermost room that a file lies in; `null` where the map has none for it. */
export const roomOf = (file: string, rooms: Rooms): string | null =>
  Object.keys(rooms)
    .filter((room) => withoutEnding(file) === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/**
 * Imports that the map does not allow, one line each.
 * @param files modules by their path below `src/`
 */
export const forbiddenImports = (files: ReadonlyMap<string, string>, rooms: Rooms = ROOMS): string[] =>
  [...files].flatMap(([file, source]) => {
    const room = roomOf(file, rooms);
    if (room === null) return [`${file} lies in no room of the map`];
    return importsOf(source).flatMap((name) => {
      const target = path.posix.join(path.posix.dirname(file), name);
      const to = roomOf(target, rooms);
      const allowed = rooms[room] ?? [];
      if (to === room || (to !== null && allowed.includes(to)) || allowed.includes(withoutEnding(target))) return [];
      return [`${file} imports ${target}: ${room} may import ${allowed.join(', ') || 'nothing'}`];
    });
  });
