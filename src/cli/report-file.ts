import { exitCodes, ToolError } from '../diagnostics/index.js';
import { FileSystemError } from '../host/index.js';
import { formatResult, type CommandResult, type ReportFormat } from '../report/index.js';
import { relPath } from '../text/index.js';
import type { ToolkitContext } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import { openNamedFile, type NamedFile } from './open-named-file.js';
import type { Terminal } from './terminal.js';

/** A report as it is named on the command line; it may lie outside of the repository. Throws ToolError (exit code 2). */
export function openReportFile(terminal: Terminal, folder: string, path: string): Promise<NamedFile> {
  return openNamedFile(terminal, { folder, path, unfit: (problem) => unfit({ shown: path }, problem) });
}

/**
 * Throws ToolError (exit code 2) for a file that no report of a verb can be written to: its name ends in neither `.json`
 * nor `.md`, something that is no earlier report stands there, or it lies where only records are kept.
 */
export async function refuseReportPlace(file: NamedFile, command: string): Promise<void> {
  const top = file.inRepository?.split('/', 1)[0]?.toLowerCase();
  if (top === '.l9gen' || top === '.git') throw unfit(file, `\`${top}\` is no place for it`);
  await guarded(file, () => refuseOther(file, command, formatOf(file)));
}

/** Writes what a verb has to say to a file, whole or not at all. Throws ToolError (exit code 2) when the system refuses. */
export async function writeReport(
  { processes, toolVersion }: ToolkitContext,
  file: NamedFile,
  result: CommandResult,
): Promise<void> {
  const settings = { color: false, width: 100, quiet: false, sourceOf: () => undefined, catalogue: [] };
  const text = formatResult(result, formatOf(file), { ...settings, toolVersion });
  const fresh = relPath(`.l9gen-${processes.newRunId()}.tmp`);
  await guarded(file, async () => {
    await file.files.create(fresh, new TextEncoder().encode(text));
    try {
      await file.files.rename(fresh, file.name);
    } catch (error) {
      await file.files.remove(fresh).catch(() => undefined);
      throw error;
    }
  });
}

async function guarded(file: NamedFile, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof FileSystemError ? unfit(file, `the system refuses it (${error.code})`) : error;
  }
}

function formatOf(file: NamedFile): ReportFormat {
  if (file.name.endsWith('.json')) return 'json';
  if (file.name.endsWith('.md')) return 'markdown';
  throw unfit(file, 'its name ends in neither `.json` nor `.md`');
}

async function refuseOther({ files, name, shown }: NamedFile, command: string, format: ReportFormat): Promise<void> {
  const stat = await files.stat(name);
  if (!stat) return;
  if (stat.kind !== 'file') throw unfit({ shown }, 'what stands there is no plain file');
  const text = new TextDecoder().decode(await files.read(name));
  const head =
    format === 'json'
      ? new RegExp(`^\\{\\s*"schemaVersion":\\s*1,\\s*"command":\\s*"${command}",`)
      : `## l9gen ${command}: `;
  const isReport = typeof head === 'string' ? text.startsWith(head) : head.test(text);
  if (!isReport) throw unfit({ shown }, `what stands there is no report of ${command}`);
}

function unfit({ shown: file }: Pick<NamedFile, 'shown'>, problem: string): ToolError {
  return new ToolError(cliDiagnostics.create('unfit-report', { file, problem }), exitCodes.usage);
}
