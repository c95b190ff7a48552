import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'l9gen',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/cases/**', 'tests/corpus/**', 'tests/**/fixtures/**'],
          // Some tests compile, format or start a database on machines that are busy; a limit that a slow machine meets proves nothing.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TZ: 'UTC' },
          // Test files keep nothing outside of folders of their own, so they share two warm processes: a fresh one for each would
          // load every library and make every base workspace again.
          isolate: false,
        },
      },
      // The host that init writes, tested where it stands, with its own configuration.
      'templates/host/vitest.config.ts',
    ],
    // The long tests mostly wait for processes of their own; vitest's own choice would leave a core idle.
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
  },
});
