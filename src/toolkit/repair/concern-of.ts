import type { Gap } from '../../gaps/index.js';
import type { Workspace } from '../../model/index.js';
import type { Concern } from '../../plan/index.js';
import type { RelPath } from '../../text/index.js';

/**
 * What a plan is about that closes these gaps: the files that each may write, and in them what the module asks for whose
 * contract demands it; where a contract of no single module does, what all modules ask for.
 */
export function concernOf(gaps: readonly Gap[], { filesOf }: Pick<Workspace, 'filesOf'>): Concern {
  const owner = new Map([...filesOf].flatMap(([id, files]) => files.map((file) => [file, id] as const)));
  const modules = new Map<RelPath, Set<string | undefined>>();
  for (const { writeSet, metaFile } of gaps)
    for (const path of writeSet) modules.set(path, (modules.get(path) ?? new Set()).add(owner.get(metaFile)));
  return (path, module) => {
    const concerned = modules.get(path);
    return concerned !== undefined && (module === undefined || concerned.has(undefined) || concerned.has(module));
  };
}
