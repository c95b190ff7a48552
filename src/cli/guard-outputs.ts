import type { Writable } from 'node:stream';

import { exitCodes } from '../diagnostics/index.js';

/** The part of `process` that is guarded. */
export interface Outputs {
  readonly stdout: Writable;
  readonly stderr: Writable;
  exitCode?: number | string | null | undefined;
}

/**
 * Keeps an output that cannot be written from ending the process with a stack trace. A reader that went away (`EPIPE`, as
 * with `| head`) is no failure: the exit code of the work stands. Anything else on stdout (a full disk) is told in one
 * line on stderr and makes the exit code 2, also when it comes up after the work.
 */
export function guardOutputs(outputs: Outputs): { readonly exitCodeOf: (work: number) => number } {
  let isLost = false;
  outputs.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    outputs.exitCode = exitCodes.usage;
    outputs.stderr.write(`l9gen: the report cannot be written (${error.code ?? error.message})\n`);
  });
  // Nobody is left to be told.
  outputs.stderr.on('error', () => undefined);
  return { exitCodeOf: (work) => (isLost ? exitCodes.usage : work) };
}
