/** Tells the time as ISO 8601 in UTC with whole seconds: `2026-01-31T09:00:00Z`. */
export interface Clock {
  readonly now: () => string;
}

/** Why the environment gives no time, in words that complete "SOURCE_DATE_EPOCH …". */
export interface ClockProblem {
  readonly problem: string;
}

// 9999-12-31T23:59:59Z: the last second that ISO 8601 writes with four digits of year.
const lastSecond = 253_402_300_799;

/**
 * A clock that stands still at `SOURCE_DATE_EPOCH` (whole seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/)
 * when `env` sets it, and else follows the machine. A malformed value is a {@link ClockProblem}: the specification asks not to go on with it.
 */
export function createClock(env: Readonly<Record<string, string | undefined>>): Clock | ClockProblem {
  const text = env['SOURCE_DATE_EPOCH'];
  if (text === undefined || text === '') return { now: () => isoSeconds(Math.floor(Date.now() / 1000)) };
  if (!/^[0-9]{1,12}$/.test(text) || Number(text) > lastSecond)
    return { problem: `is \`${text.slice(0, 40)}\`, not a count of seconds since 1970` };
  const fixed = isoSeconds(Number(text));
  return { now: () => fixed };
}

function isoSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
