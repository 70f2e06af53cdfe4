import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    // Scenarios wait for processes and polls more than they compute.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env['CI'] === 'true' ? ['default', './scripts/count-reporter.ts'] : ['default'],
  },
});
