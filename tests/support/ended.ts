import { spawn, type SpawnOptionsWithoutStdio } from 'node:child_process';
import { constants } from 'node:os';

/** How a process ended, as a shell tells it (128 and its number for a signal), and what it printed on both streams. */
export interface ProcessRun {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a command without input to its end. */
export function ended(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptionsWithoutStdio, 'cwd' | 'env'>,
): Promise<ProcessRun> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => settle({ exitCode: code ?? codeOf(signal), output }));
  });
}

function codeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
