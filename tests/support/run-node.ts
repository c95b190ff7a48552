import { spawn } from 'node:child_process';

/** How a process ended and what it printed on both streams. */
export interface ProcessRun {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs `node` with arguments in a folder. The environment is that of the tests, less what would make vitest think it is nested. `uid`: as that user; `env`: set besides. */
export function runNode(
  folder: string,
  args: readonly string[],
  options: { readonly uid?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ProcessRun> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|FORCE_COLOR)/.test(name)),
  );
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...inherited, NO_COLOR: '1', ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
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
