import { sortDiagnostics } from '../diagnostics/index.js';
import { formatGithub } from './github.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import { formatMarkdown } from './markdown.js';
import type { CommandResult, FormatOptions, ReportFormat } from './result.js';
import { formatSarif } from './sarif.js';
import { formatText } from './text.js';

type Formatter = (result: CommandResult, options: FormatOptions) => string;

const formatters: Readonly<Record<ReportFormat, Formatter>> = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  junit: formatJunit,
  github: formatGithub,
  markdown: formatMarkdown,
};

/**
 * One whole document in the asked format, ending in a line feed. The findings come sorted and without doubles, in the same
 * order in every format. No control character of a contract reaches the output as it is.
 */
export function formatResult(result: CommandResult, format: ReportFormat, options: FormatOptions): string {
  return formatters[format]({ ...result, diagnostics: sortDiagnostics(result.diagnostics) }, options);
}
