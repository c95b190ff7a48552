import { spawn } from 'node:child_process';

import { boundCommand } from './bound-by-permissions.js';

/** How a process ended and what it printed on both streams. */
export interface ProcessRun {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs `node` with arguments in a folder. The environment is that of the tests, less what would make vitest think it is nested. `isBound`: by permissions, although root runs it; `env`: set besides. */
export function runNode(
  folder: string,
  args: readonly string[],
  options: { readonly isBound?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ProcessRun> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|FORCE_COLOR)/.test(name)),
  );
  const [command, ...rest] =
    options.isBound === true ? boundCommand(process.execPath, args) : [process.execPath, ...args];
  const child = spawn(command, rest, {
    cwd: folder,
    env: { ...inherited, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode) => settle({ exitCode, output }));
  });
}
