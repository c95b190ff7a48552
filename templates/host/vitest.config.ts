import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/database_snapshot.ts'],
    // Neither the host nor its modules keep state in files' scope; a shared process keeps the
    // embedded database running from one test file to the next.
    isolate: false,
    // The embedded database takes a few seconds to start on a slow machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['l9/**/*.ts'],
      // For people, for `l9gen gaps` and for editors.
      reporter: ['text-summary', 'json-summary', 'lcovonly'],
      reportOnFailure: true,
    },
  },
});
