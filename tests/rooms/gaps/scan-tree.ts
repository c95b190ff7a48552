import type { ReadSource } from '../../../src/code/index.js';
import { createMemoryFileSystem } from '../../../src/host/index.js';
import {
  judgeObligations,
  listObligations,
  type Demand,
  type Gap,
  type Judged,
  type Obligation,
  type Repository,
} from '../../../src/gaps/index.js';
import { decodeWorkspace, type Workspace } from '../../../src/model/index.js';
import { readWorkspace } from '../../../src/sources/index.js';
import { byCodePoint, parentPath, relPath, type RelPath } from '../../../src/text/index.js';
import { readLines } from './read-lines.js';

/** Files by path; bytes that are no text are given as such. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** The workspace of a tree; throws when a contract of it does not hold. */
export async function workspaceOf(tree: Tree): Promise<Workspace> {
  const { value: sources, diagnostics: unread } = await readWorkspace(createMemoryFileSystem(tree));
  if (!sources) throw new Error('the tree holds no contract');
  const { value, diagnostics } = decodeWorkspace(sources);
  const wrong = [...unread, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (!value || wrong.length > 0) throw new Error(wrong.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return value;
}

/** A repository in memory, and how often each file was read. */
export function repositoryOf(tree: Tree): Repository & { readonly reads: ReadonlyMap<RelPath, number> } {
  const files = Object.keys(tree).map(relPath).sort(byCodePoint);
  const folders = new Set<RelPath>();
  for (const file of files)
    for (let folder = parentPath(file); folder !== undefined; folder = parentPath(folder)) folders.add(folder);
  const reads = new Map<RelPath, number>();
  return {
    files,
    reads,
    kindOf: (path) => Promise.resolve(path in tree ? 'file' : folders.has(path) ? 'folder' : undefined),
    textOf: (path) => {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      const content = tree[path];
      if (content === undefined) return Promise.resolve(undefined);
      return Promise.resolve(typeof content === 'string' ? { text: content } : { problem: 'it is not UTF-8 text' });
    },
  };
}

/** What the contracts of a tree demand. */
export async function obligationsIn(tree: Tree): Promise<readonly Obligation[]> {
  return listObligations(await workspaceOf(tree));
}

/** A tree, listed and judged. */
export async function scanTree(tree: Tree): Promise<Judged> {
  return judgeObligations(await obligationsIn(tree), { repository: repositoryOf(tree), readSource: readLines });
}

/** Gaps as one line each: what a test compares. */
export function linesOf(gaps: readonly Gap[]): readonly string[] {
  return gaps.map(({ code, targetFile = '-', context }) => [code, targetFile, context.problem].join(' | '));
}

/** Judges one demand of a contract against a tree. */
export async function judge(
  demand: Demand,
  tree: Tree,
  readSource: ReadSource = readLines,
): Promise<readonly string[]> {
  const obligation = { demand, metaType: 'root_readme', metaFile: relPath('README.meta.yaml'), metaPointer: '/x' };
  const { gaps } = await judgeObligations([obligation], { repository: repositoryOf(tree), readSource });
  return linesOf(gaps);
}

/** The files that an obligation of their own tells. */
export function contentHolders(obligations: readonly Obligation[]): readonly RelPath[] {
  return obligations.flatMap(({ demand }) =>
    demand.form === 'file' || demand.form === 'test-file' ? [demand.path] : [],
  );
}
