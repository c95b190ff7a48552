import { baseName, byCodePoint, joinPath, parentPath, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, PackageIndexDemand } from '../obligation.js';
import type { Verdict } from '../shortfall.js';

/**
 * Each folder of a package has its index file: `__init__.py` where Python code is in it or below, `index.ts` where there is
 * TypeScript in it.
 */
export function judgePackageIndex(
  { demand: { root, declared = [] } }: Obligation<PackageIndexDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const files = evidence.filesBelow(root);
  const names = new Set<RelPath>(files);
  const python = new Set<RelPath>();
  const typescript = new Set<RelPath>();
  for (const file of files) {
    const folder = parentPath(file);
    if (folder === undefined) continue;
    if (file.endsWith('.py')) addUpTo(python, folder, root);
    else if (isTypescript(baseName(file))) typescript.add(folder);
  }
  const missing = [
    ...[...python].map((folder) => joinPath(folder, '__init__.py')),
    ...[...typescript].filter((folder) => !isIndexed(folder, names)).map((folder) => joinPath(folder, 'index.ts')),
  ].filter((path) => !names.has(path) && !declared.includes(path));
  if (missing.length === 0) return Promise.resolve('held');
  return Promise.resolve(
    missing.sort(byCodePoint).map((path) => {
      const told = gapsDiagnostics.create('missing-package-index', { path });
      return { kind: 'missing_file', told, targetFile: path, subkey: '', writeSet: [path] } as const;
    }),
  );
}

function isTypescript(name: string): boolean {
  return /\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?tsx?$/.test(name);
}

function isIndexed(folder: RelPath, names: ReadonlySet<RelPath>): boolean {
  return ['index.tsx', 'index.mts', 'index.cts', 'index.js'].some((name) => names.has(joinPath(folder, name)));
}

// A folder that cannot be the name of a package holds scripts, and so does what is below it.
function addUpTo(folders: Set<RelPath>, folder: RelPath, root: RelPath): void {
  const below = folder.slice(root.length + 1).split('/');
  if (folder !== root && !below.every((name) => /^[A-Za-z_]\w*$/.test(name))) return;
  for (let at: RelPath | undefined = folder; at !== undefined && !folders.has(at); at = parentPath(at)) {
    folders.add(at);
    if (at === root) return;
  }
}
