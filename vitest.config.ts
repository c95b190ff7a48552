import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'templates/host/tests/**/*.test.ts'],
    exclude: ['tests/cases/**', 'tests/**/fixtures/**'],
    // Some tests compile, format or start a database on machines that are busy; a limit that a slow machine meets proves nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
    env: { TZ: 'UTC' },
  },
});
