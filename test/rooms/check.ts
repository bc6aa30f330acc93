/** Fails when an import of `src/` is not allowed by `rooms.json`. Part of `npm run check`. */
import { forbiddenImports, sourceFiles } from './imports.js';

const forbidden = forbiddenImports(sourceFiles('.ts'));
for (const line of forbidden) console.error(line);
if (forbidden.length > 0) {
  console.error('A room imports only what test/rooms/rooms.json lists for it. Does the import run against the flow?');
  process.exitCode = 1;
}
