import { exitCodes } from '../diagnostics/index.js';
import { formatResult, reportFormats, type ReportFormat } from '../report/index.js';
import { cliDiagnostics } from './diagnostics.js';
import { everyCode } from './every-code.js';

/**
 * The report of a command line that was not understood, for programs: one document in the format it asks for. Empty for
 * `text`, whose readers have the message on stderr. `argv` is read as it stands, because it could not be parsed.
 */
export function formatUsage(message: string, argv: readonly string[], toolVersion: string): string {
  const format = formatOf(argv);
  if (format === 'text') return '';
  const problem = message
    .replace(/^error: /, '')
    .replace(/\.?\s*$/, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  const result = {
    command: 'l9gen',
    ok: false,
    exitCode: exitCodes.usage,
    summary: { errors: 1 },
    diagnostics: [cliDiagnostics.create('wrong-usage', { problem })],
  };
  const sourceOf = (): undefined => undefined;
  return formatResult(result, format, {
    color: false,
    width: 80,
    quiet: false,
    sourceOf,
    toolVersion,
    catalogue: everyCode,
  });
}

function formatOf(argv: readonly string[]): ReportFormat {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const asked = words.flatMap((word, index) => {
    if (word === '--format') return [words[index + 1]];
    return word.startsWith('--format=') ? [word.slice('--format='.length)] : [];
  });
  return reportFormats.find((format) => format === asked.at(-1)) ?? 'text';
}
