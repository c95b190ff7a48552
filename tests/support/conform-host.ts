import { createMemoryFileSystem, type MemoryTree } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { conform, type VerbResult } from '../../src/toolkit/index.js';
import { memoryTree } from './memory-workspace.js';
import { runCli } from './run-cli.js';
import { createFolder, removeFolder } from './temporary-folder.js';
import { contextOf } from './toolkit-context.js';

/** A change of one file: a text in it becomes another; without one the file is gone. */
export interface FileChange {
  readonly file: string;
  readonly replace?: string | RegExp;
  readonly with?: string;
}

const modules = [
  [
    'held.hook',
    '--kind',
    'webhook',
    '--auth',
    'bearer',
    '--tool',
    '--approval',
    'boss',
    '--outbound',
    'https://a.example/b',
  ],
  [
    'auto_work',
    '--kind',
    'worker',
    '--approval',
    'auto',
    '--outbound',
    'https://a.example/b',
    '--policy',
    'best_effort',
  ],
  ['held_tick', '--kind', 'schedule', '--approval', 'igor_only', '--policy', 'best_effort'],
  ['free_tool', '--kind', 'tool', '--approval', 'none'],
] as const;

/** A generated host with governed modules of several kinds, in memory. */
export async function conformHost(): Promise<MemoryTree> {
  const folder = await createFolder();
  for (const step of [['init'], ...modules.map((flags) => ['new', ...flags]), ['generate']]) {
    const run = await runCli(folder, step);
    if (run.exitCode !== 0) throw new Error(`${step.join(' ')}: ${run.stdout}${run.stderr}`);
  }
  const tree = await memoryTree(folder);
  await removeFolder(folder);
  return tree;
}

/** What `conform` says of a host after changes. A text that is to be replaced must be there. */
export function conformAfter(host: MemoryTree, changes: readonly FileChange[]): Promise<VerbResult> {
  return conform(contextOf(createMemoryFileSystem(changedTree(host, changes))), []);
}

/** A tree after changes. A text that is to be replaced must be there. */
export function changedTree(host: MemoryTree, changes: readonly FileChange[]): MemoryTree {
  const tree: Record<string, MemoryTree[string]> = { ...host };
  for (const { file, replace, with: text = '' } of changes) {
    const before = tree[file];
    if (replace === undefined && text === '') {
      Reflect.deleteProperty(tree, file);
      continue;
    }
    const old = typeof before === 'string' ? before : new TextDecoder().decode(before);
    const changed =
      replace === undefined
        ? text
        : old.replace(replace, (_found, group: unknown) =>
            typeof group === 'string' ? text.replace('$1', group) : text,
          );
    if (changed === old) throw new Error(`${file} does not hold ${String(replace)}`);
    tree[relPath(file)] = changed;
  }
  return tree;
}
