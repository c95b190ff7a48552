import { ended, type ProcessRun } from './ended.js';
import { runCli, type CliRun } from './run-cli.js';
import { createFolder } from './temporary-folder.js';

// Nothing of the machine: no configuration but that of the repository, one author, one date.
const gitEnvironment = {
  PATH: process.env['PATH'] ?? '',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** Runs the real `git` in a folder. */
export function git(folder: string, ...args: readonly string[]): Promise<ProcessRun> {
  return ended('git', args, { cwd: folder, env: gitEnvironment });
}

/** Runs `git` and throws when it does not succeed. */
export async function mustGit(folder: string, ...args: readonly string[]): Promise<string> {
  const run = await git(folder, ...args);
  if (run.exitCode !== 0) throw new Error(`git ${args.join(' ')}\n${run.output}`);
  return run.output;
}

/** What a person does on a branch: calls the program, or changes files. */
export type Step = readonly string[] | ((folder: string) => Promise<void>);

/** Takes steps in a folder; each call of the program has to succeed. */
export async function takeSteps(folder: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (typeof step === 'function') await step(folder);
    else expectSuccess(step, await runCli(folder, step));
  }
}

function expectSuccess(args: readonly string[], run: CliRun): void {
  if (run.exitCode !== 0) throw new Error(`l9gen ${args.join(' ')} ended with ${run.exitCode}\n${run.stdout}`);
}

/** A new host in a repository of its own, everything committed on `main`. */
export async function createRepository(steps: readonly Step[]): Promise<string> {
  const folder = await createFolder();
  await mustGit(folder, 'init', '--quiet', '--initial-branch=main');
  await takeSteps(folder, [['init'], ...steps]);
  await commitAll(folder, 'base');
  return folder;
}

/** Takes steps on a new branch that starts at `start`, and commits what they made. */
export async function workOnBranch(
  folder: string,
  { branch, start = 'main' }: { readonly branch: string; readonly start?: string },
  steps: readonly Step[],
): Promise<void> {
  await mustGit(folder, 'checkout', '--quiet', '-b', branch, start);
  await takeSteps(folder, steps);
  await commitAll(folder, branch);
}

/** Commits everything that stands in a folder. */
export async function commitAll(folder: string, message: string): Promise<void> {
  await mustGit(folder, 'add', '--all');
  await mustGit(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
}
