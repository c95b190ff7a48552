import { Option, type Command } from 'commander';

import { openContext } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

const choices = ['ours', 'theirs', 'edited'] as const;

interface ResolveOptions extends CommonOptions {
  readonly take?: (typeof choices)[number];
}

type Run = (call: VerbCall) => Promise<void>;

/** Adds the verb `resolve` to a command that has the common options. */
export function addResolve(command: Command, terminal: Terminal, run: Run): void {
  command
    .description('list the conflicts between hand edits and contracts, or decide them')
    .argument('[ids...]', 'conflicts to decide; without any, the open ones are listed')
    .addOption(
      new Option(
        '--take <side>',
        'ours: the text that stands there; theirs: what the contracts ask for; edited: what you have made of it since',
      ).choices(choices),
    )
    .action(async (ids: readonly string[], options: ResolveOptions) => {
      if (ids.length > 0 !== (options.take !== undefined))
        command.error(`error: name the conflicts and one side: l9gen resolve <id...> --take ${choices.join('|')}`);
      await run({
        command: 'resolve',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const { take } = options;
          return (await import('../toolkit/index.js')).resolve(context, { ids, ...(take ? { take } : {}) });
        },
      });
    });
}

/** Adds the verb `forget` to a command that has the common options. */
export function addForget(command: Command, terminal: Terminal, run: Run): void {
  command
    .description('list what was decided about conflicts, or take decisions back')
    .argument('[ids...]', 'decisions to take back; without any, all are listed')
    .action(async (ids: readonly string[], options: CommonOptions) => {
      await run({
        command: 'forget',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => (await import('../toolkit/index.js')).forget(context, ids),
      });
    });
}
