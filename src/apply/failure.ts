import { exitCodes, ToolError, type ExitCode } from '../diagnostics/index.js';
import type { FileSystemError } from '../host/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { applyDiagnostics } from './diagnostics.js';
import { stagingPaths } from './own-paths.js';

type Told = 'not-writable' | 'disk-full' | 'leaves-root' | 'other-file-system' | 'not-written';

const meanings: ReadonlyMap<string, readonly [Told, ExitCode]> = new Map([
  ['EACCES', ['not-writable', exitCodes.usage]],
  ['EPERM', ['not-writable', exitCodes.usage]],
  ['EROFS', ['not-writable', exitCodes.usage]],
  ['ENOSPC', ['disk-full', exitCodes.usage]],
  ['EDQUOT', ['disk-full', exitCodes.usage]],
  ['ELEAVESROOT', ['leaves-root', exitCodes.refused]],
  ['EXDEV', ['other-file-system', exitCodes.refused]],
  ['EBUSY', ['other-file-system', exitCodes.refused]],
]);

/** What a failed call means to the caller of a command, after everything done before it was undone. */
export function toolErrorOf(error: FileSystemError): ToolError {
  const [told, exitCode] = meanings.get(error.code) ?? (['not-written', exitCodes.usage] as const);
  const { path, code } = error;
  return new ToolError(applyDiagnostics.create(told, { path, code }, placeOf(path)), exitCode, { cause: error });
}

/** The same for a run whose undoing failed too. */
export function notUndone(first: FileSystemError, second: FileSystemError): ToolError {
  const { path, code } = first;
  const undo = { path: second.path, code: second.code };
  const diagnostic = applyDiagnostics.create('not-undone', { path, code, undo }, placeOf(path));
  return new ToolError(diagnostic, exitCodes.usage, { cause: second });
}

/** The target that a staged file or a backup stands for: people know their files, not ours. */
export function targetOf(path: string, targets: readonly RelPath[], run: string): string {
  const target = targets.find((candidate) => Object.values(stagingPaths(candidate, run)).some((own) => own === path));
  return target ?? path;
}

function placeOf(path: string): { readonly file?: RelPath } {
  const file = parseRelPath(path);
  return isRelPath(file) ? { file } : {};
}
