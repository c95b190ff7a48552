import type { Command } from 'commander';

import type { GapsWish } from '../toolkit/index.js';
import { openContext, pathFromRoot, withoutMemory } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface GapsOptions extends CommonOptions {
  readonly write: boolean;
  readonly output?: string;
  readonly accept?: readonly string[];
  readonly reason?: string;
  readonly until?: string;
  readonly prune: boolean;
  readonly cache: boolean;
}

/** Adds the verb `gaps` to a command that has the common options. */
export function addGaps(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('tell what contracts promise and the repository lacks; for CI')
    .option('--output <file>', 'where the report goes (default: meta-gaps.yaml at the root)')
    .option('--no-write', 'write no report; only tell')
    .option('--accept <ids...>', 'live with these gaps: add them to meta-gaps.baseline.yaml')
    .option('--reason <text>', 'with --accept: why they may stay open')
    .option('--until <day>', 'with --accept: the last day on which they may, as YYYY-MM-DD')
    .option('--prune', 'take out of the baseline what is closed', false)
    .option('--no-cache', 'look anew although nothing has changed since the last time')
    .addHelpText('after', help)
    .action(async (options: GapsOptions) => {
      const problem = usageProblem(options);
      if (problem !== undefined) command.error(`error: ${problem}`);
      await run({
        command: 'gaps',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (opened) => {
          const { findGaps } = await import('../toolkit/index.js');
          const context = options.cache ? opened : withoutMemory(opened);
          return findGaps(context, await wishOf(terminal, options));
        },
      });
    });
}

const help = `
Judges every obligation of every contract: documents and their sections, tests
and what they must show, files, signatures, coverage, wiring, registry,
generated files. Writes what is open to meta-gaps.yaml, which "l9gen repair"
reads, and takes that file away when nothing is.

  l9gen gaps                                    scan, and write the report
  l9gen gaps --no-write --format markdown       the comment of a pull request
  l9gen gaps --accept GAP-3f9c1a2b7d10 --reason "The old store goes in March."
`;

function usageProblem({ accept, reason, until, prune, write, output }: GapsOptions): string | undefined {
  if (accept && (reason ?? '').trim() === '') return "option '--accept' needs a reason: --reason <text>";
  if (!accept && reason !== undefined) return "option '--reason' goes with '--accept' only";
  if (!accept && until !== undefined) return "option '--until' goes with '--accept' only";
  if (accept && prune) return "options '--accept' and '--prune' exclude each other";
  if (!write && output !== undefined) return "options '--output' and '--no-write' exclude each other";
  return undefined;
}

async function wishOf(terminal: Terminal, options: GapsOptions): Promise<GapsWish> {
  const { cwd, write: writes, output, accept, reason = '', until, prune } = options;
  const accepting = accept && { kind: 'accept' as const, ids: accept, reason, ...(until !== undefined && { until }) };
  const baseline = prune ? { kind: 'prune' as const } : accepting;
  return {
    writes,
    ...(output !== undefined && { output: await pathFromRoot(terminal, cwd, output) }),
    ...(baseline && { baseline }),
  };
}
