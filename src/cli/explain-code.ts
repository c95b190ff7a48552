import { formatExplanation, formatResult } from '../report/index.js';
import { explain } from '../toolkit/index.js';
import { everyCode } from './every-code.js';
import type { CommonOptions } from './run-verb.js';
import { wantsColor, type Terminal } from './terminal.js';

/** Prints what a diagnostic code means; an unknown one is a finding with the nearest name. Gives the exit code. */
export async function explainCode(terminal: Terminal, code: string, options: CommonOptions): Promise<number> {
  const found = explain(code, everyCode);
  const format = {
    color: wantsColor(terminal, options.color),
    width: terminal.stdout.columns ?? 80,
    quiet: options.quiet,
    sourceOf: () => undefined,
    toolVersion: '',
    catalogue: everyCode,
  };
  if ('exitCode' in found) {
    terminal.stdout.write(formatResult({ command: 'explain', ...found }, options.format, format));
    return found.exitCode;
  }
  terminal.stdout.write(
    options.format === 'json'
      ? formatResult(
          { command: 'explain', ok: true, exitCode: 0, summary: {}, diagnostics: [], data: found },
          'json',
          format,
        )
      : formatExplanation(found, format),
  );
  return 0;
}
