/** The map of `src/`: what it forbids is refused, and the README draws the same one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forbiddenImports, importsOf, ROOMS, type Rooms, roomOf, sourceFiles } from './imports.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const MAP: Rooms = { ground: [], 'hall/inner': ['ground'], hall: ['hall/inner', 'yard/door'], yard: ['ground'] };

const refused = (file: string, source: string): string[] => forbiddenImports(new Map([[file, source]]), MAP);

describe('an import', () => {
  it.each([
    ['of a room below', 'hall/a.ts', "import { b } from './inner/b.js';"],
    ['of the same room', 'hall/inner/a.ts', "import { b } from './b.js';"],
    ['of a room that is one file', 'yard/a.ts', "import { g } from '../ground.js';"],
    ['of a door', 'hall/a.ts', "import type { D } from '../yard/door.js';"],
    ['of a package', 'ground.ts', "import path from 'node:path';"],
  ])('%s passes', (_, file, source) => {
    expect(refused(file, source)).toEqual([]);
  });

  it.each([
    ['of a room above', 'hall/inner/a.ts', "import { b } from '../b.js';", 'hall/b.js'],
    ['past the door', 'hall/a.ts', "import { b } from '../yard/shed.js';", 'yard/shed.js'],
    ['of what only the room below may import', 'hall/a.ts', "import { g } from '../ground.js';", 'ground.js'],
    ['of a type alone', 'ground.ts', "import type { A } from './hall/a.js';", 'hall/a.js'],
    ['over several lines', 'ground.ts', "import {\n  a,\n  b,\n} from './hall/a.js';", 'hall/a.js'],
    ['that hands on', 'ground.ts', "export { a } from './hall/a.js';", 'hall/a.js'],
    ['of data', 'ground.ts', "import list from './hall/list.json' with { type: 'json' };", 'hall/list.json'],
    ['when the code runs', 'ground.ts', "const a = await import('./hall/a.js');", 'hall/a.js'],
    ['of a thread', 'ground.ts', "new Worker(new URL('./hall/a.js', import.meta.url));", 'hall/a.js'],
    ['of what lies outside', 'ground.ts', "import { a } from '../test/a.js';", '../test/a.js'],
  ])('%s is refused, by name', (_, file, source, target) => {
    expect(refused(file, source)).toEqual([expect.stringContaining(`${file} imports ${target}`)]);
  });

  it('says in which file a new folder needs a room', () => {
    expect(refused('attic/a.ts', '')).toEqual(['attic/a.ts lies in no room of the map']);
  });
});

describe('the map', () => {
  const files = sourceFiles('.ts');

  it('lets every import of src/ pass, and sees them', () => {
    expect(forbiddenImports(files)).toEqual([]);
    expect([...files.values()].flatMap(importsOf).length).toBeGreaterThan(files.size);
  });

  it('refuses a store that judges, a reader that stores, and a use of what only trains', () => {
    const added = new Map([
      ['store/x.ts', "import { createAsk } from '../verify/verify.js';"],
      ['quotes/marks/x.ts', "import type { Store } from '../../store/store.js';"],
      ['verify/x.ts', "import { train } from '../training/train.js';"],
      ['verify/y.ts', "import { readContext } from '../quotes/attribution/context.js';"],
      ['chat/slack/x.ts', "import { draw } from '../discord/drawing/draw.js';"],
    ]);
    expect(forbiddenImports(added).map((line) => line.split(' ')[0])).toEqual([...added.keys()]);
  });

  it('runs one way', () => {
    const seen = new Set<string>();
    for (const [room, allowed] of Object.entries(ROOMS)) {
      // Rooms are listed from the ground up: each names only what stands before it.
      for (const name of allowed) expect(seen, `${room} may import ${name}`).toContain(roomOf(`${name}.ts`, ROOMS));
      seen.add(room);
    }
  });

  it('is the one that the README draws', () => {
    const map = README.slice(README.indexOf('## Map of `src/`'));
    const cells = [...map.matchAll(/^\| (?<cell>[^|]*`[^|]*) \|/gmu)].map((match) => match.groups?.cell ?? '');
    const drawn = cells.flatMap((cell) => [...cell.matchAll(/`(?<room>[^`]+)`/gu)].map((m) => m.groups?.room ?? ''));
    const rooms = new Set(drawn.map((room) => room.replace(/(?:\/|\.ts)$/u, '')));
    expect([...rooms].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it('names no room that is not there', () => {
    const used = new Set([...files.keys()].map((file) => roomOf(file, ROOMS)));
    expect(Object.keys(ROOMS).filter((room) => !used.has(room))).toEqual([]);
  });
});
