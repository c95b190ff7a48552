import { randomUUID } from 'node:crypto';

import type PgBoss from 'pg-boss';
import type { Logger } from 'pino';

import type { Database } from './database.js';
import { type JobStore, startJobStore } from './job_store.js';
import { type JobSource, type JobWorker, startJobWorker } from './job_worker.js';
import type { JsonValue } from './json.js';
import { namespaceOf, uuid5 } from './threading.js';

export interface Job {
  /** The same for every attempt. */
  readonly id: string;
  readonly payload: JsonValue;
}

export interface SendOptions {
  /** A second job with the same key in the same queue is not queued. */
  readonly key?: string;
}

/** Queues and schedules in the database. Nothing is started before the first use. */
export interface Jobs {
  /** Takes jobs from the queue; a job whose work throws is tried again, three times at most. */
  readonly work: (queue: string, run: (job: Job) => Promise<void>) => Promise<void>;
  /** Gives the id of the job. */
  readonly send: (queue: string, payload: JsonValue, options?: SendOptions) => Promise<string>;
  /** Runs at each tick of the cron expression (UTC, minutes), once among all processes. */
  readonly schedule: (
    name: string,
    cron: string,
    run: (tick: { readonly id: string }) => Promise<void>,
  ) => Promise<void>;
  /** Queues one tick of a schedule at once; gives its id. */
  readonly runNow: (name: string) => Promise<string>;
  /** Waits for the jobs in work, then takes no more. */
  readonly stop: () => Promise<void>;
}

export interface JobOptions {
  /** The pause before the second attempt; it doubles. 0: at once. Default 5. */
  readonly retryDelaySeconds?: number;
  /** How often a queue is looked at; a job sent by this process is found at once. Default 1000. */
  readonly pollMs?: number;
  /** How often the schedules are looked at, 1 to 45. Default 30. */
  readonly cronSeconds?: number;
}

export function createJobs(
  parts: { readonly database: Database; readonly logger: Logger } & JobOptions,
): Jobs {
  const { database, logger, retryDelaySeconds = 5, pollMs = 1000, cronSeconds = 30 } = parts;
  const workers = new Map<string, JobWorker>();
  let store: Promise<JobStore> | undefined;
  let stopped: Promise<void> | undefined;

  const bossFor = async (queue: string): Promise<PgBoss> => {
    if (stopped !== undefined) throw new Error('the jobs of this host have been stopped');
    const { boss } = await (store ??= startJobStore({ database, logger, cronSeconds }));
    const retryBackoff = retryDelaySeconds > 0;
    await boss.createQueue(queue, {
      name: queue,
      retryLimit: 3,
      retryDelay: retryDelaySeconds,
      retryBackoff,
    });
    return boss;
  };

  const work: Jobs['work'] = async (queue, run) => {
    if (workers.has(queue)) throw new Error(`the queue ${queue} has a worker already`);
    const source = sourceOf(await bossFor(queue), queue);
    workers.set(queue, startJobWorker({ source, run, pollMs, logger }));
  };

  const send: Jobs['send'] = async (queue, payload, { key } = {}) => {
    const boss = await bossFor(queue);
    const id = key === undefined ? randomUUID() : uuid5(namespaceOf(queue), key);
    await boss.send(queue, { payload }, { id });
    workers.get(queue)?.wake();
    return id;
  };

  return {
    work,
    send,
    schedule: async (name, cron, run) => {
      await work(name, ({ id }) => run({ id }));
      const boss = await bossFor(name);
      await boss.schedule(name, cron, { payload: null });
    },
    runNow: (name) => send(name, null),
    stop: () =>
      (stopped ??= (async () => {
        await Promise.all([...workers.values()].map((worker) => worker.stop()));
        await (await store)?.stop();
      })()),
  };
}

function sourceOf(boss: PgBoss, queue: string): JobSource {
  return {
    queue,
    next: async () => {
      const [job] = await boss.fetch<{ readonly payload: JsonValue }>(queue);
      return job && { id: job.id, payload: job.data.payload };
    },
    complete: (id) => boss.complete(queue, id),
    fail: (id, message) => boss.fail(queue, id, { message }),
  };
}
