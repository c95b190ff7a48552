import { spawnSync } from 'node:child_process';

import { ended, type ProcessRun } from './ended.js';

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

/** Runs a shell script that may mount; `args` are its `$1`, `$2`, … */
export function runMounting(script: string, args: readonly string[]): Promise<ProcessRun> {
  const [command = '', ...rest] = [...unshare, 'sh', '-euc', script, 'sh', ...args];
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', SOURCE_DATE_EPOCH: '1767225600' };
  return ended(command, rest, { env });
}
