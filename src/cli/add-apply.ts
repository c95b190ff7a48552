import type { Command } from 'commander';

import { openContext } from './open-context.js';
import { openPlanFile } from './open-plan-file.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

/** Adds the verb `apply` to a command that has the common options. */
export function addApply(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('carry out a plan that was saved, where nothing that it read has changed')
    .argument('<plan>', 'the file that plan --out saved, from --cwd')
    .action(async (plan: string, options: CommonOptions) => {
      await run({
        command: 'apply',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const file = await openPlanFile(terminal, options.cwd, plan);
          return (await import('../toolkit/index.js')).applySavedPlan(context, file);
        },
      });
    });
}
