import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/setup.ts',
    include: ['test/**/*.test.ts'],
    // No test is judged by the clock: this only ends one that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
