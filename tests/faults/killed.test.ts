import { afterAll, beforeAll, expect, test } from 'vitest';

import { createKilledRuns, killAtEach, momentsOf, wrongOf, type KilledRuns } from './killed-runs.js';

/* A spread of what `killed.long.ts` tries at every call. */

let runs: KilledRuns;

beforeAll(async () => {
  runs = await createKilledRuns();
});

afterAll(() => runs.remove());

test('a process killed at some of its calls leaves one of the two trees to the next one', async () => {
  const moments = momentsOf(runs.calls);
  const spread = Math.ceil(moments.length / 40);
  const torn = moments.filter((moment) => moment.torn).filter((_, index) => index % 5 === 0);
  const some = [...moments.filter((_, index) => index % spread === spread - 1), ...torn];
  const settled = await killAtEach(runs, some);
  expect(settled.flatMap(wrongOf)).toEqual([]);
  expect(settled).toHaveLength(some.length);
  expect([...new Set(settled.map(({ recovered }) => recovered))].sort()).toEqual(['clean', 'finished', 'undone']);
});
