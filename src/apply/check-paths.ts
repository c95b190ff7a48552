import { exitCodes, ToolError } from '../diagnostics/index.js';
import type { Operation } from '../plan/index.js';
import { hashOf, isRelPath, parentPath, parseRelPath, type RelPath } from '../text/index.js';
import type { LedgerFile } from './change.js';
import { applyDiagnostics } from './diagnostics.js';
import { forbiddenBecause, ownPaths } from './own-paths.js';
import { pathClash } from './refusals.js';

/**
 * Refuses a plan that could not be carried out on any tree: paths outside the repository, in `.git` or over a run's records,
 * paths that cannot coexist, content that is not what its hash says. Throws ToolError with exit code 5; looks at no file.
 */
export function checkPaths(operations: readonly Operation[], ledger: readonly LedgerFile[]): void {
  for (const { path } of [...operations, ...ledger]) refuseForbidden(path);
  for (const { path } of ledger) {
    if (!path.startsWith(`${ownPaths.folder}/`)) throw forbidden(path, `does not lie in \`${ownPaths.folder}\``);
  }
  refuseClashes([...operations, ...ledger].map(({ path }) => path));
  for (const operation of operations) refuseDamaged(operation);
}

/** Two spellings of a path that one file system or another takes for the same: letter case, composed and decomposed accents. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function refuseForbidden(path: RelPath): void {
  // The type is a promise only: a saved plan comes from outside.
  const parsed = parseRelPath(path);
  if (!isRelPath(parsed)) throw forbidden(path, parsed.problem);
  if (parsed !== path) throw forbidden(path, `is not written plainly, as \`${parsed}\``);
  const problem = forbiddenBecause(path);
  if (problem !== undefined) throw forbidden(path, problem);
}

function forbidden(path: string, problem: string): ToolError {
  return new ToolError(applyDiagnostics.create('forbidden-path', { path, problem }), exitCodes.refused);
}

function refuseClashes(paths: readonly RelPath[]): void {
  const files = new Map<string, RelPath>();
  for (const path of paths) {
    const twin = files.get(foldPath(path));
    if (twin !== undefined) throw pathClash(twin, path);
    files.set(foldPath(path), path);
  }
  const folders = new Map<string, RelPath>();
  for (const path of paths) {
    for (let folder = parentPath(path); folder !== undefined; folder = parentPath(folder)) {
      const fold = foldPath(folder);
      const clash = files.get(fold) ?? folders.get(fold) ?? folder;
      if (clash !== folder || files.has(fold)) throw pathClash(clash, folder === clash ? path : folder);
      folders.set(fold, folder);
    }
  }
}

function refuseDamaged(operation: Operation): void {
  if (operation.kind === 'delete' || hashOf(operation.content) === operation.after) return;
  const { path } = operation;
  throw new ToolError(applyDiagnostics.create('damaged-plan', { path }, { file: path }), exitCodes.refused);
}
