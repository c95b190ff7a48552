import type { Command } from 'commander';

import { openContext } from './open-context.js';
import { openPlanFile } from './open-plan-file.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import { withDiscard } from './with-discard.js';
import type { Terminal } from './terminal.js';

interface PlanOptions extends CommonOptions {
  readonly out?: string;
  readonly discard: readonly string[];
}

/** Adds the verb `plan` to a command that has the common options. */
export function addPlan(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  withDiscard(command)
    .description('show what generate would do, with diffs')
    .argument('[modules...]', 'modules by id; all when none is named')
    .option('--out <file>', 'save the plan for apply, from --cwd; a name that ends in .json')
    .action(async (names: readonly string[], options: PlanOptions) => {
      await run({
        command: 'plan',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const { plan, savePlan } = await import('../toolkit/index.js');
          const { out, discard, cwd } = options;
          if (out === undefined) return plan(context, names, { discard });
          return savePlan(context, await openPlanFile(terminal, cwd, out), { names, discard });
        },
      });
    });
}
