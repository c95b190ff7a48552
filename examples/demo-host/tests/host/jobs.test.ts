import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Job } from '../../l9/core/jobs.js';
import { startTestHost, type TestHost } from '../support/test_host.js';

let host: TestHost;

beforeEach(async () => {
  host = await startTestHost();
});

afterEach(() => host.close());

const patience = { timeout: 20_000, interval: 20 };

test('a job reaches the worker with its payload, once', async () => {
  const { jobs } = host.services;
  const done: Job[] = [];
  await jobs.work('mail', async (job) => {
    done.push(job);
  });
  const first = await jobs.send('mail', { to: 'a' });
  const second = await jobs.send('mail', ['b', null, 3]);
  await vi.waitFor(() => {
    expect(done).toHaveLength(2);
  }, patience);
  expect(done).toEqual([
    { id: first, payload: { to: 'a' } },
    { id: second, payload: ['b', null, 3] },
  ]);
});

test('a job that was sent before there was a worker is not lost', async () => {
  const id = await host.services.jobs.send('mail', 'early');
  host = await host.restart();
  const done: Job[] = [];
  await host.services.jobs.work('mail', async (job) => {
    done.push(job);
  });
  await vi.waitFor(() => {
    expect(done).toEqual([{ id, payload: 'early' }]);
  }, patience);
});

test('a failing job is tried again three times, with the same id', async () => {
  const { jobs } = host.services;
  const attempts: string[] = [];
  const after: string[] = [];
  await jobs.work('mail', async (job) => {
    if (job.payload === 'good') {
      after.push(job.id);
      return;
    }
    attempts.push(job.id);
    throw new Error('the post office is closed');
  });
  const id = await jobs.send('mail', 'bad');
  await vi.waitFor(() => {
    expect(attempts).toHaveLength(4);
  }, patience);
  const good = await jobs.send('mail', 'good');
  await vi.waitFor(() => {
    expect(after).toEqual([good]);
  }, patience);
  expect(attempts).toEqual([id, id, id, id]);
});

test('the same key is queued once, other keys and other queues are not touched', async () => {
  const { jobs } = host.services;
  const payloads: unknown[] = [];
  const note = async (job: Job): Promise<void> => {
    payloads.push(job.payload);
  };
  await jobs.work('mail', note);
  await jobs.work('fax', note);
  const ids = [
    await jobs.send('mail', 1, { key: 'Ev1' }),
    await jobs.send('mail', 2, { key: 'Ev1' }),
    await jobs.send('mail', 3, { key: 'Ev2' }),
    await jobs.send('fax', 4, { key: 'Ev1' }),
  ];
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
  await vi.waitFor(() => {
    expect(payloads.toSorted()).toEqual([1, 3, 4]);
  }, patience);
});

test('a schedule ticks by itself, and at once when asked', async () => {
  const { jobs } = host.services;
  const ticks: string[] = [];
  await jobs.schedule('nightly', '* * * * *', async ({ id }) => {
    ticks.push(id);
  });
  const asked = await jobs.runNow('nightly');
  await vi.waitFor(() => {
    expect(ticks).toContain(asked);
    expect(ticks.length).toBeGreaterThan(1);
  }, patience);
});

test('a cron expression that is none is refused', async () => {
  const schedule = host.services.jobs.schedule('nightly', 'every night', async () => undefined);
  await expect(schedule).rejects.toThrow();
});

test('stopping waits for the job in work and takes no other', async () => {
  const { jobs } = host.services;
  const events: string[] = [];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await jobs.work('mail', async ({ payload }) => {
    events.push(`begin ${String(payload)}`);
    await gate;
    events.push(`end ${String(payload)}`);
  });
  await jobs.send('mail', 'first');
  await jobs.send('mail', 'second');
  await vi.waitFor(() => {
    expect(events).toEqual(['begin first']);
  }, patience);
  const stopped = jobs.stop().then(() => events.push('stopped'));
  for (let index = 0; index < 50; index += 1) await host.database.query('select 1');
  release();
  await stopped;
  expect(events).toEqual(['begin first', 'end first', 'stopped']);
  await expect(jobs.send('mail', 'third')).rejects.toThrow('stopped');
  const states = await host.database.query<{ state: string }>(
    `select state::text as state from ${await jobsSchema()}.job where name = 'mail' order by created_on`,
  );
  expect(states.map(({ state }) => state)).toEqual(['completed', 'created']);
});

test('a host that needs no jobs makes no tables for them', async () => {
  const schemas = await host.database.query(
    'select 1 from information_schema.schemata where schema_name = $1',
    [await jobsSchema()],
  );
  expect(schemas).toEqual([]);
});

async function jobsSchema(): Promise<string> {
  const [row] = await host.database.query<{ schema: string }>('select current_schema() as schema');
  return row === undefined || row.schema === 'public' ? 'l9_jobs' : `${row.schema}_jobs`;
}
