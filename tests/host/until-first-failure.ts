import { beforeEach, expect } from 'vitest';

/* Set up before each test file of the mutants: once a test has failed for a mutant, its others are left out. Some would wait for what never comes. */

const killed = killedSoFar();

beforeEach(({ onTestFailed, skip }) => {
  const place = /\/tests\/mutants\/[^/]*/.exec(expect.getState().testPath ?? '')?.[0] ?? '';
  skip(killed.has(place), 'killed already');
  onTestFailed(() => void killed.add(place));
});

// Test files share the process, not what a module of them holds.
function killedSoFar(): Set<string> {
  const holder = globalThis as { killedMutants?: Set<string> };
  return (holder.killedMutants ??= new Set());
}
