import type { Command } from 'commander';

import { openContext } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface OwnershipOptions extends CommonOptions {
  readonly dryRun: boolean;
}

type Run = (call: VerbCall) => Promise<void>;

/** Adds the verb `adopt` to a command that has the common options. */
export function addAdopt(command: Command, terminal: Terminal, run: Run): void {
  command
    .description(
      'hand files over that stand where modules want theirs: nothing in them changes, later changes are merged',
    )
    .argument('<files...>', 'paths from the root of the repository, as check tells them')
    .option('--dry-run', 'show what would be recorded, and record nothing', false)
    .action(async (files: readonly string[], options: OwnershipOptions) => {
      await run({
        command: 'adopt',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) =>
          (await import('../toolkit/index.js')).adopt(context, { files, isRehearsal: options.dryRun }),
      });
    });
}

/** Adds the verb `eject` to a command that has the common options. */
export function addEject(command: Command, terminal: Terminal, run: Run): void {
  command
    .description('give generated files up for good: they lose their block, and are yours')
    .argument('<names...>', 'files by path, or modules by id: then all that was generated for them')
    .option('--dry-run', 'show what would change, with diffs, and change nothing', false)
    .addHelpText(
      'after',
      '\nThe entries of the module in router and registries stay. "l9gen adopt <file>"\ntakes a file back.\n',
    )
    .action(async (names: readonly string[], options: OwnershipOptions) => {
      await run({
        command: 'eject',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) =>
          (await import('../toolkit/index.js')).eject(context, { names, isRehearsal: options.dryRun }),
      });
    });
}
