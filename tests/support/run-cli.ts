import { main } from '../../src/index.js';

/** What a run of the program printed and how it ended. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, as on a pipe of 80 columns, with a fixed time. */
export async function runCli(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const exitCode = await main(args, {
    cwd,
    env: { SOURCE_DATE_EPOCH: '1767225600', ...env },
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    interruption: () => new AbortController().signal,
  });
  return { exitCode, stdout, stderr };
}

/** One finding as `--format json` prints it. */
export interface JsonFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly hint?: string;
  readonly fix?: string;
}

/** The document that `--format json` prints. */
export interface JsonReport {
  readonly ok: boolean;
  readonly summary: Readonly<Record<string, number | string>>;
  readonly diagnostics: readonly JsonFinding[];
  readonly data?: unknown;
}

/** Runs a verb with `--format json` and parses its one document. */
export async function runJson(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun & { readonly report: JsonReport }> {
  const run = await runCli(cwd, [...args, '--format', 'json'], env);
  return { ...run, report: JSON.parse(run.stdout) as JsonReport };
}
