import { CommanderError } from 'commander';

import { exitCodes } from '../diagnostics/index.js';
import { readVersion } from './open-context.js';
import { createProgram } from './program.js';
import { QuestionsCancelled } from './questions.js';
import type { Terminal } from './terminal.js';

/** Runs the program for `argv` (without node and script) and gives the exit code; never exits, never throws. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.done;
  try {
    const program = createProgram(terminal, await readVersion(), (code) => {
      exitCode = code;
    });
    if (argv.length === 0) {
      terminal.stdout.write(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usageExit(error, argv, terminal);
    return exitOf(error, terminal);
  }
}

// Commander has told people already, on stderr; help and version end with 0.
async function usageExit(error: CommanderError, argv: readonly string[], terminal: Terminal): Promise<number> {
  if (error.exitCode === 0) return exitCodes.done;
  const { formatUsage } = await import('./format-usage.js');
  terminal.stdout.write(formatUsage(error.message, argv, await readVersion()));
  return exitCodes.usage;
}

function exitOf(error: unknown, terminal: Terminal): number {
  if (error instanceof QuestionsCancelled) return exitCodes.interrupted;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.stderr.write(
    `\nThis is a bug in l9gen, not in your contracts. Nothing half-written is left behind.\nPlease report it with the lines below and the command you ran.\n\n${stack}\nnode ${process.version}\n`,
  );
  return exitCodes.bug;
}
