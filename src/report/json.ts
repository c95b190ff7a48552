import type { Diagnostic } from '../diagnostics/index.js';
import { jsonText } from './json-text.js';
import { fileOf } from './place.js';
import type { CommandResult } from './result.js';

/**
 * One JSON document `{schemaVersion, command, ok, summary, diagnostics, data}` with its keys in this order. Absent values
 * are left out. When the command gives no data of its own, `data` is `{changes}`, so that nothing of a result is lost.
 */
export function formatJson(result: CommandResult): string {
  const { command, ok, summary, diagnostics, changes } = result;
  const data = result.data ?? (changes && { changes });
  return jsonText({ schemaVersion: 1, command, ok, summary, diagnostics: diagnostics.map(plainDiagnostic), data });
}

/** Lines and columns from 1, columns in UTF-16 units, the end exclusive. */
function plainDiagnostic(diagnostic: Diagnostic): unknown {
  const { code, severity, message, span, pointer, hint, fix, edit, gap } = diagnostic;
  return {
    code,
    severity,
    message,
    file: fileOf(diagnostic),
    line: span?.start.line,
    column: span?.start.column,
    endLine: span?.end.line,
    endColumn: span?.end.column,
    pointer,
    hint,
    fix,
    edit,
    gap: gap?.id,
  };
}
