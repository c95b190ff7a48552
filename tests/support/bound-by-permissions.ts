import { spawnSync } from 'node:child_process';

/*
 * Root passes over permissions, so a test of what may not be written proves nothing as root. Running as another user is
 * no way out: a checkout below a private folder cannot be read by anybody else. So root keeps its name and loses its powers.
 */

const isRoot = process.getuid?.() === 0;
const withoutPowers = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] as const;

/** False where permissions cannot be tested: on Windows, and for root where `setpriv` (util-linux) is not installed. */
export const canBeBound =
  process.platform !== 'win32' && (!isRoot || spawnSync(withoutPowers[0], ['--version']).status === 0);

/** The command that runs a program bound by the permissions of files, whoever runs the tests. */
export function boundCommand(program: string, args: readonly string[]): readonly [string, ...string[]] {
  return isRoot && canBeBound ? [...withoutPowers, program, ...args] : [program, ...args];
}
