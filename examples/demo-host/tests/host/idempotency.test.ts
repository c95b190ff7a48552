import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Database } from '../../l9/core/database.js';
import type {
  Claim,
  ClaimOutcome,
  IdempotencyOptions,
  IdempotencyStore,
} from '../../l9/core/idempotency.js';
import { createInMemoryIdempotency } from '../../l9/core/idempotency_in_memory.js';
import { createSubstrateIdempotency } from '../../l9/core/idempotency_substrate.js';
import { migrate } from '../../l9/core/migrations.js';
import { createManualClock, type ManualClock } from '../support/manual_clock.js';
import { openTestDatabase } from '../support/test_database.js';

const key = { module: 'slack.webhook', key: 'Ev1', ttlSeconds: 3600 };
const answer = { status: 200, body: { ok: true, order: ['b', 'a'] } };

let clock: ManualClock;
let database: Database;

beforeEach(async () => {
  clock = createManualClock(new Date('2026-01-01T00:00:00Z'));
  database = await openTestDatabase();
  await migrate(database);
});

afterEach(() => database.close());

async function won(store: IdempotencyStore): Promise<Claim> {
  const outcome = await store.claim(key);
  if (outcome.state !== 'claimed') throw new Error(`the claim is ${outcome.state}`);
  return outcome.claim;
}

function countStates(outcomes: readonly ClaimOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of outcomes) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describe.each([
  ['in memory', (options: IdempotencyOptions) => createInMemoryIdempotency({ clock, ...options })],
  [
    'in the substrate',
    (options: IdempotencyOptions) => createSubstrateIdempotency({ database, clock, ...options }),
  ],
])('idempotency %s', (_name, create) => {
  test('one of 100 simultaneous claims wins, the others get its answer', async () => {
    const store = create({});
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const outcome = await store.claim(key);
        if (outcome.state === 'claimed') await outcome.claim.complete(answer);
        return outcome;
      }),
    );
    expect(countStates(outcomes)).toEqual({ claimed: 1, completed: 99 });
    for (const outcome of outcomes) {
      if (outcome.state === 'completed') expect(outcome.answer).toEqual(answer);
    }
  });

  test('after a release exactly one of those who wait takes over', async () => {
    const store = create({});
    const first = await won(store);
    const waiting = Array.from({ length: 20 }, async () => {
      const outcome = await store.claim(key);
      if (outcome.state === 'claimed') await outcome.claim.complete(answer);
      return outcome;
    });
    await first.release();
    expect(countStates(await Promise.all(waiting))).toEqual({ claimed: 1, completed: 19 });
  });

  test('a claim that is never settled leaves the others in flight', async () => {
    const store = create({ waitSeconds: 0.1 });
    await won(store);
    expect(await store.claim(key)).toEqual({ state: 'in_flight' });
  });

  test('the claim of a crashed holder is taken over when its lease has run out', async () => {
    const store = create({ waitSeconds: 0, leaseSeconds: 60 });
    const crashed = await won(store);
    clock.advance(59);
    expect((await store.claim(key)).state).toBe('in_flight');
    clock.advance(1);
    const second = await won(store);

    await crashed.complete({ status: 200, body: 'too late' });
    expect((await store.claim(key)).state).toBe('in_flight');
    await crashed.release();
    expect((await store.claim(key)).state).toBe('in_flight');
    await second.complete(answer);
    expect(await store.claim(key)).toEqual({ state: 'completed', answer });
  });

  test('an answer is forgotten at the end of its life', async () => {
    const store = create({ waitSeconds: 0 });
    await (await won(store)).complete(answer);
    clock.advance(3599);
    expect((await store.claim(key)).state).toBe('completed');
    clock.advance(1);
    const again = await won(store);
    expect((await store.claim(key)).state).toBe('in_flight');
    await again.complete({ status: 200, body: 'anew' });
    expect(await store.claim(key)).toMatchObject({ answer: { body: 'anew' } });
  });

  test('modules and keys do not meet', async () => {
    const store = create({ waitSeconds: 0 });
    await won(store);
    expect((await store.claim({ ...key, module: 'twilio.adapter' })).state).toBe('claimed');
    expect((await store.claim({ ...key, key: 'Ev2' })).state).toBe('claimed');
  });

  test('takes keys of any length and with any character', async () => {
    const store = create({ waitSeconds: 0 });
    const hostile = { ...key, key: `\u0000'";--\ud800${'x'.repeat(20_000)}` };
    const outcome = await store.claim(hostile);
    expect(outcome.state).toBe('claimed');
    expect((await store.claim(hostile)).state).toBe('in_flight');
  });

  test('keeps answers with any character', async () => {
    const store = create({});
    const odd = { status: 200, body: { text: '\u0000 grüezi 🙂' } };
    await (await won(store)).complete(odd);
    expect(await store.claim(key)).toEqual({ state: 'completed', answer: odd });
  });

  test('replace puts another answer in place', async () => {
    const store = create({});
    await (await won(store)).complete({ status: 202, body: { held: true } });
    await store.replace(key, answer);
    expect(await store.claim(key)).toEqual({ state: 'completed', answer });
  });
});

test('in memory, the answer not asked for the longest is forgotten; claims in flight stay', async () => {
  const store = createInMemoryIdempotency({ clock, capacity: 3, waitSeconds: 0 });
  const claim = async (name: string): Promise<ClaimOutcome> => store.claim({ ...key, key: name });
  const complete = async (name: string): Promise<void> => {
    const outcome = await claim(name);
    if (outcome.state === 'claimed') await outcome.claim.complete(answer);
  };
  await claim('in flight');
  await complete('old');
  await complete('young');
  await claim('old');
  await complete('new');
  expect((await claim('in flight')).state).toBe('in_flight');
  expect((await claim('old')).state).toBe('completed');
  expect((await claim('young')).state).toBe('claimed');
});

describe('in the substrate', () => {
  const create = (
    options: IdempotencyOptions = {},
  ): ReturnType<typeof createSubstrateIdempotency> =>
    createSubstrateIdempotency({ database, clock, ...options });

  test('an answer outlives the process', async () => {
    await (await won(create())).complete(answer);
    expect(await create().claim(key)).toEqual({ state: 'completed', answer });
  });

  test('two processes that claim at once share one winner', async () => {
    const stores = [create(), create()];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const outcome = await stores[index % 2]?.claim(key);
        if (outcome?.state === 'claimed') await outcome.claim.complete(answer);
        return outcome;
      }),
    );
    expect(countStates(outcomes.filter((outcome) => outcome !== undefined))).toEqual({
      claimed: 1,
      completed: 39,
    });
  });

  test('prune removes what has run out and nothing else', async () => {
    const store = create({ waitSeconds: 0 });
    await (await won(store)).complete(answer);
    await store.claim({ ...key, key: 'abandoned' });
    clock.advance(600);
    await store.claim({ ...key, key: 'in flight' });
    await store.prune();
    const [row] = await database.query<{ rows: string }>(
      'select count(*)::text as rows from idempotency_claims',
    );
    expect(row?.rows).toBe('2');
    expect((await store.claim(key)).state).toBe('completed');
  });
});
