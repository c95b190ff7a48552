import { defineConfig } from 'vitest/config';

/** The long campaigns: laws, hosts, faults and pages with many more inputs than `npm test` gives them, and the files that only run here. */
export default defineConfig({
  test: {
    include: ['tests/{browser,faults,host,laws}/**/*.test.ts', 'tests/**/*.long.ts'],
    setupFiles: ['tests/support/many-runs.ts'],
    env: { L9GEN_LONG: '1' },
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
