import type { Diagnostic } from './diagnostic.js';

/** The exit codes of the command line; each means one thing. */
export const exitCodes = {
  done: 0,
  findings: 1,
  usage: 2,
  conflict: 3,
  stale: 4,
  refused: 5,
  locked: 6,
  bug: 70,
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Thrown when the work could not run at all (no permission, lock held, wrong flags): findings are returned, never thrown. */
export class ToolError extends Error {
  override readonly name = 'ToolError';

  constructor(
    readonly diagnostic: Diagnostic,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(diagnostic.message, options);
  }
}
