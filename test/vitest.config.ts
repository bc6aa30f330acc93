import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/setup.ts',
    include: ['test/**/*.test.ts'],
    // A test waits for processes and clocks as often as it computes: no core is left idle for the runner.
    maxWorkers: '100%',
    // No test is judged by the clock: this only ends one that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
