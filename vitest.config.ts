import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const CORE = '__tests__/core/**/*.test.ts';

export default defineConfig({
  test: {
    // Scenarios wait for processes and polls more than they compute.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env['CI'] === 'true' ? ['default', './scripts/count-reporter.ts'] : ['default'],
    projects: [
      // The core is pure: its tests leave nothing behind, so that a worker loads it once for all of them.
      { extends: true, test: { name: 'core', include: [CORE], isolate: false } },
      { extends: true, test: { name: 'all else', include: ['__tests__/**/*.test.ts'], exclude: [CORE] } },
    ],
  },
});
