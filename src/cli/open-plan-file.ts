import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { exitCodes, ToolError } from '../diagnostics/index.js';
import { createNodeFileSystem } from '../host/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import type { PlanFile } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import { pathFromRoot } from './open-context.js';
import type { Terminal } from './terminal.js';

// A plan holds the whole text of every file that it writes: two thousand modules fit.
const mostPlanBytes = 256 * 1024 * 1024;

/**
 * A plan file as it is named on the command line, as seen from `folder`; it may lie outside of the repository. Throws
 * ToolError (exit code 2) when its folder does not exist or its name is none that every system takes.
 */
export async function openPlanFile(terminal: Terminal, folder: string, path: string): Promise<PlanFile> {
  const place = resolve(terminal.cwd, folder, path);
  const name = parseRelPath(basename(place));
  if (!isRelPath(name)) throw unfit(path, `its name ${name.problem}`);
  const home = await realpath(dirname(place)).catch(() => undefined);
  if (home === undefined) throw unfit(path, 'its folder does not exist');
  const inside = insideOf(await pathFromRoot(terminal, folder, join(home, name)));
  const files = createNodeFileSystem(home, mostPlanBytes);
  return {
    files,
    name,
    mostBytes: mostPlanBytes,
    shown: path,
    ...(inside === undefined ? {} : { inRepository: inside }),
  };
}

function insideOf(path: string): RelPath | undefined {
  const parsed = parseRelPath(path);
  return isRelPath(parsed) ? parsed : undefined;
}

function unfit(file: string, problem: string): ToolError {
  return new ToolError(cliDiagnostics.create('unfit-plan-file', { file, problem }), exitCodes.usage);
}
