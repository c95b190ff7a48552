import type { Command } from 'commander';

import { openContext, withoutMemory } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface ValidateOptions extends CommonOptions {
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly cache: boolean;
}

/** Adds the verb `validate` to a command that has the common options. */
export function addValidate(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('judge the contracts')
    .argument('[modules...]', 'modules by id; all when none is named')
    .option('--fix', 'mend what can be meant in one way only', false)
    .option('--dry-run', 'with --fix: show what would be written, and write nothing', false)
    .option('--no-cache', 'judge anew although nothing has changed since the last time')
    .action(async (names: readonly string[], options: ValidateOptions) => {
      if (options.dryRun && !options.fix) command.error("error: option '--dry-run' goes with '--fix' only");
      await run({
        command: 'validate',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (opened) => {
          const context = options.cache ? opened : withoutMemory(opened);
          const { fixContracts, validate } = await import('../toolkit/index.js');
          return options.fix ? fixContracts(context, { names, isRehearsal: options.dryRun }) : validate(context, names);
        },
      });
    });
}
