import type { Command } from 'commander';

import { openContext, pathFromRoot } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

/** Adds the verb `why` to a command that has the common options. */
export function addWhy(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('tell which contract and template made a file, or a line of it')
    .argument('<file>', 'a file, or a line of it as file:line')
    .action(async (file: string, options: CommonOptions) => {
      await run({
        command: 'why',
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const { name, line } = placeIn(file);
          const path = await pathFromRoot(terminal, options.cwd, name);
          return (await import('../toolkit/index.js')).why(context, { path, ...(line === undefined ? {} : { line }) });
        },
      });
    });
}

// Compilers write a column behind the line; who pastes that means the line.
function placeIn(file: string): { readonly name: string; readonly line?: number } {
  const [, name, line] = /^(.+?):(\d{1,9})(?::\d{1,9})?$/s.exec(file) ?? [];
  return name === undefined ? { name: file } : { name, line: Number(line) };
}
