import type { Command } from 'commander';

import { openContext } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';
import { withDiscard } from './with-discard.js';

interface RenameOptions extends CommonOptions {
  readonly discard: readonly string[];
  readonly dryRun: boolean;
}

const details = `
The id changes in the registry, the contracts, the folders, all that was made
for the module, its entries in the shared files, and the contracts of other
modules that name it. Edits of people, and files of their own in the module's
folders, come along. Renaming it back gives the bytes from before.

Names that others know change with it (route, headers, variables, packet types,
tool id, threads): each kind is told.

Refused, with nothing written: a new id that is taken or that the texts use
already (exit 1); a file in the way, a hand edit of what the new name changes
unless --discard names its file (exit 3).
`;

/** Adds the verb `rename` to a command that has the common options. */
export function addRename(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  withDiscard(command)
    .description('give a module another id everywhere, hand edits included')
    .argument('<old>', 'the module, by id')
    .argument('<new>', 'its new id')
    .option('--dry-run', 'show what would change, with diffs, and write nothing', false)
    .addHelpText('after', details)
    .action(async (from: string, to: string, options: RenameOptions) => {
      await run({
        command: 'rename',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const { renameModule } = await import('../toolkit/index.js');
          return renameModule(context, { from, to, discard: options.discard, isRehearsal: options.dryRun });
        },
      });
    });
}
