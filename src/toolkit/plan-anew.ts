import { exitCodes, ToolError } from '../diagnostics/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { ToolkitContext } from './toolkit-context.js';
import type { VerbResult } from './verb-result.js';

/**
 * Runs a verb that plans and writes in one go, and once more when another run came between: the lock was held, a file
 * changed after it was planned, or a conflict showed, which can be the half-written tree of the other run. Throws
 * ToolError (exit code 6) when the lock is still held or the files still change.
 */
export async function planAnew(context: ToolkitContext, run: () => Promise<VerbResult>): Promise<VerbResult> {
  const first = await attempt(run);
  if (!(first instanceof ToolError) && first.exitCode !== exitCodes.conflict) return first;
  context.progress('planning anew');
  // A run holds the lock for as long as it writes, which is shorter than planning; a stale plan has nobody to wait for.
  if (first.exitCode === exitCodes.locked) await context.pause();
  const second = await attempt(run);
  if (!(second instanceof ToolError)) return second;
  if (second.exitCode === exitCodes.locked) throw second;
  throw new ToolError(toolkitDiagnostics.create('tree-in-motion', {}), exitCodes.locked, { cause: second });
}

async function attempt(run: () => Promise<VerbResult>): Promise<VerbResult | ToolError> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (error.exitCode !== exitCodes.locked && error.exitCode !== exitCodes.stale) throw error;
    return error;
  }
}
