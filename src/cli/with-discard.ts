import type { Command } from 'commander';

/** Adds the option that names a file whose hand edits may be given up; `discard` holds all that were named. */
export function withDiscard(command: Command): Command {
  return command.option(
    '--discard <file>',
    'give up the hand edits in this file; repeatable',
    (value: string, before: readonly string[]): readonly string[] => [...before, value],
    [],
  );
}
