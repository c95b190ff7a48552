import { afterAll, beforeAll, expect, test } from 'vitest';

import { createKilledRuns, killAtEach, momentsOf, wrongOf, type KilledRuns } from './killed-runs.js';

let runs: KilledRuns;

beforeAll(async () => {
  runs = await createKilledRuns();
});

afterAll(() => runs.remove());

test('a process killed at any of its calls, or halfway through a write, leaves one of the two trees', async () => {
  const moments = momentsOf(runs.calls);
  const settled = await killAtEach(runs, moments);
  expect(settled.flatMap(wrongOf)).toEqual([]);
  expect(settled).toHaveLength(moments.length);
  // Several hundred calls, or the change is not the one of thirty files any more.
  expect(moments.length).toBeGreaterThan(300);
  expect([...new Set(settled.map(({ tree }) => tree))].sort()).toEqual(['after', 'before']);
});
