import { Option, type Command } from 'commander';

import type { MigrationWish, SpecVersion } from '../toolkit/index.js';
import { collectAnswer, decidingBy } from './ask-decisions.js';
import { openContext, pathFromRoot } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface MigrateOptions extends CommonOptions {
  readonly to: SpecVersion;
  readonly set: ReadonlyMap<string, string>;
  readonly dryRun: boolean;
}

const targets: readonly SpecVersion[] = ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6'];

/** Adds the verb `migrate` to a command that has the common options. */
export function addMigrate(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('take a Module-Spec to a later version; asks on a terminal what only a person can say')
    .argument('<spec>', 'a module by id, or the path of a spec')
    .addOption(new Option('--to <version>', 'the version that comes out').choices(targets).default('2.6'))
    .option<ReadonlyMap<string, string>>(
      '--set <key=value>',
      'an answer; once for each decision',
      collectAnswer,
      new Map(),
    )
    .option('--dry-run', 'show what would be written, and write nothing', false)
    .action(async (spec: string, options: MigrateOptions) => {
      await run({
        command: 'migrate',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const path = await pathFromRoot(terminal, options.cwd, spec);
          return (await import('../toolkit/index.js')).migrate(
            context,
            wishOf(terminal, { name: spec, path }, options),
          );
        },
      });
    });
}

function wishOf(
  terminal: Terminal,
  spec: { readonly name: string; readonly path: string },
  { to, set: answers, dryRun: isRehearsal }: MigrateOptions,
): MigrationWish {
  return { ...spec, to, answers, isRehearsal, ...decidingBy(terminal) };
}
