import { Option, type Command } from 'commander';

import type { GraphFormat } from '../toolkit/index.js';
import { openContext } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

const formats: readonly GraphFormat[] = ['yaml', 'mermaid', 'dot', 'html', 'json'];

interface GraphOptions extends Omit<CommonOptions, 'format'> {
  readonly format: GraphFormat;
}

/** What `graph` has as `--format`: documents instead of reports. */
export function graphFormat(): Option {
  return new Option('--format <format>', 'html is a page to explore offline').choices(formats).default('yaml');
}

/**
 * Adds the verb `graph` to a command that has the common options with that `--format`. stdout gets the document alone; why there is
 * none goes to stderr, and for `json`, whose readers are programs, to stdout as the usual report.
 */
export function addGraph(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command.description('write the wiring graph of all modules').action(async ({ format, ...options }: GraphOptions) => {
    await run({
      command: 'graph',
      options: { ...options, format: format === 'json' ? 'json' : 'text' },
      reportTo: format === 'json' ? 'stdout' : 'stderr',
      open: (progress) => openContext(terminal, options.cwd, progress),
      run: async (context) => (await import('../toolkit/index.js')).graph(context, format),
    });
  });
}
