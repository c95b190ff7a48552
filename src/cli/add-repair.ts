import type { Command } from 'commander';

import { openContext } from './open-context.js';
import { openReportFile, refuseReportPlace, writeReport } from './report-file.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface RepairOptions extends CommonOptions {
  readonly gap: readonly string[];
  readonly write: boolean;
  readonly dryRun: boolean;
  readonly report?: string;
}

const details = `
What follows from contracts is made as generate makes it, in the files of the
gaps and nowhere else. For the rest there is a work order in
.l9gen/work-orders/, which tells a person or an agent all that it takes. Nothing
is written that a scan of the tree as it would be does not confirm: the gap is
closed and no other opens. A report only tells which gaps are meant.

Where the environment says CI, it only shows what it would do; --write has it
done there.

  l9gen repair                          the gaps of meta-gaps.yaml, or all
  l9gen repair --gap GAP-3f9c1a2b7d10   one of them
  l9gen repair --write --report r.json  in CI, with a report of each gap
`;

/** Adds the verb `repair` to a command that has the common options. */
export function addRepair(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('close gaps: make what follows from contracts, and write work orders for the rest')
    .argument('[report]', 'a report of "l9gen gaps", from --cwd (default: meta-gaps.yaml at the root, if there is one)')
    .option('--gap <ids...>', 'these gaps only', [])
    .option('--write', 'write, in CI as well', false)
    .option('--dry-run', 'show what would be written, with diffs, and write nothing', false)
    .option('--report <file>', 'say in this file what came of each gap; a name that ends in .json or .md')
    .addHelpText('after', details)
    .action(async (report: string | undefined, options: RepairOptions) => {
      const { cwd } = options;
      await run({
        command: 'repair',
        options,
        open: (progress) => openContext(terminal, cwd, progress),
        run: async (context) => {
          const { repair } = await import('../toolkit/index.js');
          const file = report === undefined ? undefined : await openReportFile(terminal, cwd, report);
          const out = options.report === undefined ? undefined : await openReportFile(terminal, cwd, options.report);
          // Nothing is repaired where nobody could be told of it.
          if (out) await refuseReportPlace(out, 'repair');
          const wish = { ids: options.gap, writes: writes(options, terminal.env) };
          const result = await repair(context, file ? { ...wish, report: file } : wish);
          if (out) await writeReport(context, out, { command: 'repair', ...result });
          return result;
        },
      });
    });
}

// A build must not change what it builds unless it is told to.
function writes({ dryRun, write }: RepairOptions, { CI: ci = '' }: Terminal['env']): boolean {
  return !dryRun && (write || ['', '0', 'false'].includes(ci.toLowerCase()));
}
