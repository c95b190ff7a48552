import type { Diagnostic, Severity } from '../diagnostics/index.js';
import { adviceLines } from './advice.js';
import { fileOf } from './place.js';
import type { CommandResult } from './result.js';
import { summaryLine } from './summary.js';
import { visible } from './visible.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions, one line per finding, and a last notice with the summary. Escaped as the runner
 * unescapes them, so that no text of a contract can begin a command of its own.
 */
export function formatGithub(result: CommandResult): string {
  const findings = result.diagnostics.map((diagnostic) =>
    command(commands[diagnostic.severity], propertiesOf(diagnostic), [diagnostic.message, ...adviceLines(diagnostic)]),
  );
  return `${[...findings, command('notice', { title: `l9gen ${result.command}` }, [summaryLine(result)])].join('\n')}\n`;
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function propertiesOf(diagnostic: Diagnostic): Properties {
  const start = diagnostic.span?.start;
  return { file: fileOf(diagnostic), line: start?.line, col: start?.column, title: diagnostic.code };
}

function command(name: string, properties: Properties, lines: readonly string[]): string {
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${list.join(',')}::${escapeData(lines.map(visible).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
