import { ToolError } from '../diagnostics/index.js';
import type { ReportFormat } from '../report/index.js';
import type { ToolkitContext, VerbResult } from '../toolkit/index.js';
import { readVersion } from './open-context.js';
import { createProgress, wantsColor, type Terminal } from './terminal.js';

/** The options that every verb takes. */
export interface CommonOptions {
  readonly cwd: string;
  readonly format: ReportFormat;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** A verb as the command line calls it. */
export interface VerbCall {
  readonly command: string;
  readonly options: CommonOptions;
  /** Where findings go; stdout unless a document stands there. */
  readonly reportTo?: 'stdout' | 'stderr';
  readonly open: (progress: (step: string) => void) => Promise<ToolkitContext>;
  readonly run: (context: ToolkitContext) => Promise<VerbResult>;
}

/** Runs a verb, prints its report or its document on stdout, and gives the exit code. What could not run at all is reported the same way. */
export async function runVerb(terminal: Terminal, call: VerbCall): Promise<number> {
  const progress = createProgress(terminal, call.options.quiet);
  const result = await runGuarded(call, progress.step);
  progress.clear();
  if (result.document === undefined) await printReport(terminal, call, result);
  else terminal.stdout.write(result.document);
  return result.exitCode;
}

async function printReport(terminal: Terminal, call: VerbCall, result: VerbResult): Promise<void> {
  const stream = terminal[call.reportTo ?? 'stdout'];
  const { formatResult } = await import('../report/index.js');
  // Codes are looked up for findings only, and they come with every room that has some.
  const catalogue = result.diagnostics.length === 0 ? [] : (await import('./every-code.js')).everyCode;
  const text = formatResult({ command: call.command, ...result }, call.options.format, {
    color: call.options.format === 'text' && wantsColor({ ...terminal, stdout: stream }, call.options.color),
    width: stream.columns ?? 80,
    quiet: call.options.quiet,
    sourceOf: (file) => result.texts.get(file),
    toolVersion: await readVersion(),
    catalogue,
  });
  stream.write(text);
}

async function runGuarded(call: VerbCall, progress: (step: string) => void): Promise<VerbResult> {
  try {
    return await call.run(await call.open(progress));
  } catch (error) {
    const failure = error instanceof ToolError ? error : await (await import('../toolkit/index.js')).failureOf(error);
    if (!failure) throw error;
    return {
      ok: false,
      exitCode: failure.exitCode,
      summary: { errors: 1 },
      diagnostics: [failure.diagnostic],
      texts: new Map(),
    };
  }
}
