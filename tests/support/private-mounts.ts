import { spawn, spawnSync } from 'node:child_process';

/*
 * Mounts that only one process and its children see, and that are gone with them: for root in a mount namespace of its own, for
 * others in a user namespace as well, where the system lets them have one.
 */

const isRoot = process.getuid?.() === 0;
const unshare = ['unshare', ...(isRoot ? [] : ['--user', '--map-root-user']), '--mount'];

/** False where this user can mount nothing: then what a full or a foreign disk does cannot be shown for real. */
export const canMount =
  process.platform === 'linux' &&
  spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt']).status === 0;

/** How a script ended, and what it printed on both streams. */
export interface ScriptRun {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs a shell script that may mount; `args` are its `$1`, `$2`, … */
export async function runMounting(script: string, args: readonly string[]): Promise<ScriptRun> {
  const [command = '', ...rest] = [...unshare, 'sh', '-euc', script, 'sh', ...args];
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', SOURCE_DATE_EPOCH: '1767225600' };
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode) => settle({ exitCode, output }));
  });
}
