import { boundCommand } from './bound-by-permissions.js';
import { ended, type ProcessRun } from './ended.js';

/** Runs `node` with arguments in a folder. The environment is that of the tests, less what would make vitest think it is nested and the program that it runs in CI. `isBound`: by permissions, although root runs it; `env`: set besides. */
export function runNode(
  folder: string,
  args: readonly string[],
  options: { readonly isBound?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ProcessRun> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CI$|VITEST|NODE_ENV|NODE_OPTIONS|FORCE_COLOR)/.test(name)),
  );
  const [command, ...rest] =
    options.isBound === true ? boundCommand(process.execPath, args) : [process.execPath, ...args];
  return ended(command, rest, { cwd: folder, env: { ...inherited, NO_COLOR: '1', ...options.env } });
}
