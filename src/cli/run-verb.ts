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
  readonly open: (progress: (step: string) => void) => Promise<ToolkitContext>;
  readonly run: (context: ToolkitContext) => Promise<VerbResult>;
}

/** Runs a verb, prints its report on stdout, and gives the exit code. What could not run at all is reported the same way. */
export async function runVerb(terminal: Terminal, call: VerbCall): Promise<number> {
  const progress = createProgress(terminal, call.options.quiet);
  const result = await runGuarded(call, progress.step);
  progress.clear();
  const { formatResult } = await import('../report/index.js');
  // Codes are looked up for findings only, and they come with every room that has some.
  const catalogue = result.diagnostics.length === 0 ? [] : (await import('./every-code.js')).everyCode;
  const text = formatResult({ command: call.command, ...result }, call.options.format, {
    color: call.options.format === 'text' && wantsColor(terminal, call.options.color),
    width: terminal.stdout.columns ?? 80,
    quiet: call.options.quiet,
    sourceOf: (file) => result.texts.get(file),
    toolVersion: await readVersion(),
    catalogue,
  });
  terminal.stdout.write(text);
  return result.exitCode;
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
