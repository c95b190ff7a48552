import { exitCodes, ToolError } from '../diagnostics/index.js';
import { FileSystemError } from '../host/index.js';
import { sourceDiagnostics } from '../sources/index.js';
import { isRelPath, parseRelPath } from '../text/index.js';

/**
 * What the machine refused a verb, as a failure that people can end: writing tells its own, so it was reading.
 * `undefined` for every other error, which is a bug.
 */
export function failureOf(error: unknown): ToolError | undefined {
  if (!(error instanceof FileSystemError)) return undefined;
  const { path, code: problem } = error;
  const file = parseRelPath(path);
  const diagnostic = sourceDiagnostics.create('not-readable', { path, problem }, isRelPath(file) ? { file } : {});
  return new ToolError(diagnostic, exitCodes.usage, { cause: error });
}
