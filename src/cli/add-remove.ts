import type { Command } from 'commander';

import { openContext } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';
import { withDiscard } from './with-discard.js';

interface RemoveOptions extends CommonOptions {
  readonly discard: readonly string[];
  readonly dryRun: boolean;
}

const details = `
It is the inverse of new and generate. It deletes what was made for a module,
its contracts (spec and metas: they are yours, so look at --dry-run first), its
ledger, and its entries in the registry, the router, the tool and agent
registries and .env.example. All else in those files stays byte for byte.

Refused, with nothing written (exit 3): a made or seeded file that you edited
and a file of your own in the module's folder, unless --discard names it; an
entry that you changed or pinned with l9gen:keep; a contract of another module
that names this one.
`;

/** Adds the verb `remove` to a command that has the common options. */
export function addRemove(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  withDiscard(command)
    .description('take modules out again: contracts, what was made for them, and their entries in shared files')
    .argument('<modules...>', 'modules by id; also one that was taken out of the registry by hand')
    .option('--dry-run', 'show what would go, with diffs, and write nothing', false)
    .addHelpText('after', details)
    .action(async (names: readonly string[], options: RemoveOptions) => {
      await run({
        command: 'remove',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const { removeModules } = await import('../toolkit/index.js');
          return removeModules(context, { names, discard: options.discard, isRehearsal: options.dryRun });
        },
      });
    });
}
