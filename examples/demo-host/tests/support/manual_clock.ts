import type { Clock } from '../../l9/core/clock.js';

export interface ManualClock extends Clock {
  readonly set: (now: Date) => void;
  readonly advance: (seconds: number) => void;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start: Date): ManualClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set: (date) => {
      now = date.getTime();
    },
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}
