import type { JsonValue } from './json.js';

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
