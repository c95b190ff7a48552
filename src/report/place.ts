import type { Diagnostic } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';

/** The file a finding is about, wherever the finding says it. */
export function fileOf(diagnostic: Diagnostic): RelPath | undefined {
  return diagnostic.span?.file ?? diagnostic.file;
}

/** `path:line:column`, or the path alone, or nothing: as far as the place is known. Not yet made visible. */
export function placeOf(diagnostic: Diagnostic): string {
  const start = diagnostic.span?.start;
  const file = fileOf(diagnostic);
  if (file === undefined) return '';
  return start ? `${file}:${start.line}:${start.column}` : file;
}
