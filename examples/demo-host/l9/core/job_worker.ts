import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { Job } from './jobs.js';

export interface JobSource {
  readonly queue: string;
  /** The next job, marked as in work. */
  readonly next: () => Promise<Job | undefined>;
  readonly complete: (id: string) => Promise<void>;
  readonly fail: (id: string, message: string) => Promise<void>;
}

export interface JobWorker {
  /** Looks for jobs now instead of after the pause. */
  readonly wake: () => void;
  /** Waits for the job in work. */
  readonly stop: () => Promise<void>;
}

/** Does the jobs of one queue, one after the other; looks for new ones every `pollMs`. */
export function startJobWorker(parts: {
  readonly source: JobSource;
  readonly run: (job: Job) => Promise<void>;
  readonly pollMs: number;
  readonly logger: Logger;
}): JobWorker {
  const { source, run, pollMs, logger } = parts;
  let stopping = false;
  let woken = false;
  let sleep = new AbortController();

  const doNext = async (): Promise<boolean> => {
    const job = await source.next();
    if (job === undefined) return false;
    const failure = await run(job).then(
      () => undefined,
      (error: unknown) => error ?? new Error('the job failed without a reason'),
    );
    if (failure === undefined) {
      await source.complete(job.id);
    } else {
      logger.error({ err: failure, queue: source.queue, job: job.id }, 'a job failed');
      await source.fail(job.id, failure instanceof Error ? failure.message : String(failure));
    }
    return true;
  };

  const loop = async (): Promise<void> => {
    while (!stopping) {
      woken = false;
      const worked = await doNext().catch((error: unknown) => {
        logger.error({ err: error, queue: source.queue }, 'the queue cannot be read or written');
        return false;
      });
      if (worked || woken || stopping) continue;
      sleep = new AbortController();
      await pause(pollMs, undefined, { signal: sleep.signal }).catch(() => undefined);
    }
  };

  const wake = (): void => {
    woken = true;
    sleep.abort();
  };
  const done = loop();
  return {
    wake,
    stop: () => {
      stopping = true;
      wake();
      return done;
    },
  };
}
