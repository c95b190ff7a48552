import { exitCodes, ToolError } from '../diagnostics/index.js';
import type { PlanFile } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import { openNamedFile } from './open-named-file.js';
import type { Terminal } from './terminal.js';

// A plan holds the whole text of every file that it writes: two thousand modules fit.
const mostPlanBytes = 256 * 1024 * 1024;

/**
 * A plan file as it is named on the command line, as seen from `folder`; it may lie outside of the repository. Throws
 * ToolError (exit code 2) when its folder does not exist or its name is none that every system takes.
 */
export async function openPlanFile(terminal: Terminal, folder: string, path: string): Promise<PlanFile> {
  const unfit = (problem: string): ToolError =>
    new ToolError(cliDiagnostics.create('unfit-plan-file', { file: path, problem }), exitCodes.usage);
  const named = await openNamedFile(terminal, { folder, path, mostBytes: mostPlanBytes, unfit });
  return { ...named, mostBytes: mostPlanBytes };
}
