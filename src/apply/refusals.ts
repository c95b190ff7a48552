import { exitCodes, ToolError } from '../diagnostics/index.js';
import type { FileStat } from '../host/index.js';
import type { RelPath } from '../text/index.js';
import { applyDiagnostics } from './diagnostics.js';

/** The refusal of a plan that was made for another tree; each difference is told in words. */
export function stalePlan(differences: readonly string[]): ToolError {
  return new ToolError(applyDiagnostics.create('stale-plan', { differences }), exitCodes.stale);
}

/** The refusal of two paths that cannot both stand. */
export function pathClash(one: RelPath, other: string): ToolError {
  return new ToolError(applyDiagnostics.create('path-clash', { one, other }, { file: one }), exitCodes.refused);
}

/** A path where something else stands than is needed. */
export interface BlockedPlace {
  readonly path: RelPath;
  readonly kind: FileStat['kind'];
}

/** The refusal to write over, or through, what is no plain file or no folder. */
export function notAFile(blocked: readonly BlockedPlace[]): ToolError {
  const places = blocked.map(({ path, kind }) => `\`${path}\` is ${kindNames[kind]}`);
  const [first] = blocked;
  return new ToolError(
    applyDiagnostics.create('not-a-file', { places }, first && { file: first.path }),
    exitCodes.refused,
  );
}

const kindNames = { file: 'a file', directory: 'a folder', symlink: 'a symlink', other: 'no plain file' } as const;
