import { hashOf, joinPath, parentPath, relPath, type RelPath } from '../text/index.js';

/** Where apply keeps its own records. The folder is the ledger's too; these names in it are not. */
export const ownPaths = {
  folder: relPath('.l9gen'),
  lock: relPath('.l9gen/lock'),
  journal: relPath('.l9gen/journal.json'),
  nextJournal: relPath('.l9gen/journal.next.json'),
} as const;

/** The files that stand beside a target while a run changes it. */
export interface StagingPaths {
  /** The new content, before it takes its place. */
  readonly fresh: RelPath;
  /** The old file, until the whole change is made. */
  readonly backup: RelPath;
}

/** Beside the target, so that a rename never crosses file systems; derived, so that no journal can name another file. */
export function stagingPaths(path: RelPath, run: string): StagingPaths {
  const name = `.l9-${run}-${hashOf(path).slice(0, 16)}`;
  const folder = parentPath(path) ?? '';
  return { fresh: joinPath(folder, `${name}.new`), backup: joinPath(folder, `${name}.old`) };
}

const longestFolder = 1024 - '/.l9-0123456789abcdef-0123456789abcdef.new'.length;

/** Why a path may not be changed by any plan, in words that complete "the path …"; `undefined` when it may. */
export function forbiddenBecause(path: RelPath): string | undefined {
  const folded = path.toLowerCase();
  // `git~1` is how Windows also reaches a folder named `.git`.
  if (folded.split('/').some((segment) => segment === '.git' || segment === 'git~1')) return 'lies in `.git`';
  const { lock, journal, nextJournal } = ownPaths;
  if ([lock, journal, nextJournal].some((own) => folded === own || folded.startsWith(`${own}/`)))
    return 'is a record of running commands';
  if ((parentPath(path) ?? '').length > longestFolder) return 'lies too deep';
  return undefined;
}
