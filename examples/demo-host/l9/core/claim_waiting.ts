import { setTimeout as pause } from 'node:timers/promises';

import type { ClaimOutcome } from './idempotency.js';

/** Wakes those who wait for a key in this process as soon as its claim has been settled. */
export interface ClaimSignals {
  readonly wait: (key: string) => Promise<void>;
  readonly settled: (key: string) => void;
}

export function createClaimSignals(): ClaimSignals {
  const waiting = new Map<string, PromiseWithResolve>();
  return {
    wait: (key) => {
      const present = waiting.get(key) ?? promiseWithResolve();
      waiting.set(key, present);
      return present.promise;
    },
    settled: (key) => {
      waiting.get(key)?.resolve();
      waiting.delete(key);
    },
  };
}

/**
 * Tries until the claim is won or answered, or the time is up. Between two tries it waits for the
 * signal; the pauses, 50 ms to 1 s, are for holders in other processes and for those that crashed.
 */
export async function claimOrWait(
  attempt: () => Promise<ClaimOutcome>,
  signal: () => Promise<void>,
  waitSeconds: number,
): Promise<ClaimOutcome> {
  const deadline = performance.now() + waitSeconds * 1000;
  for (let milliseconds = 50; ; milliseconds = Math.min(milliseconds * 2, 1000)) {
    const outcome = await attempt();
    const left = deadline - performance.now();
    if (outcome.state !== 'in_flight' || left <= 0) return outcome;
    const timer = new AbortController();
    const elapsed = pause(Math.min(milliseconds, left), undefined, { signal: timer.signal });
    await Promise.race([signal(), elapsed.catch(() => undefined)]);
    timer.abort();
  }
}

interface PromiseWithResolve {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function promiseWithResolve(): PromiseWithResolve {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}
