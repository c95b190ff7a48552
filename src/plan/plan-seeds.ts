import type { Diagnostic } from '../diagnostics/index.js';
import { byCodePoint, fileStart, hashOf, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import type { Conflict, Operation, Origin, Plan } from './plan.js';
import type { PresentTree } from './present-tree.js';

/** A file to be written once and then left to its owner. */
export interface Seed {
  readonly path: RelPath;
  readonly content: string;
}

/** A plan of seeds with what it has to say. */
export interface PlannedSeeds {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans files that must not exist yet. One that stands there already with the same bytes is unchanged; with other bytes
 * it is a conflict, and nothing of the person's is touched.
 */
export function planSeeds(seeds: readonly Seed[], present: PresentTree, because: Origin): PlannedSeeds {
  const operations: Operation[] = [];
  const conflicts: Conflict[] = [];
  const unchanged: RelPath[] = [];
  for (const { path, content } of [...seeds].sort((a, b) => byCodePoint(a.path, b.path))) {
    const after = hashOf(content);
    const there = present.at(path);
    if (there.kind === 'absent')
      operations.push({ kind: 'create', path, after, content, ownership: 'seeded', because });
    else if (there.kind === 'file' && there.hash === after) unchanged.push(path);
    else
      conflicts.push({
        path,
        diagnostic: inTheWay(path, there.kind === 'other' ? there.found : undefined, because),
        because,
      });
  }
  return {
    plan: { format: 1, operations, conflicts, unchanged },
    diagnostics: conflicts.map(({ diagnostic }) => diagnostic),
  };
}

function inTheWay(path: RelPath, found: string | undefined, because: Origin): Diagnostic {
  if (found !== undefined)
    return planDiagnostics.create('target-not-a-file', { path, found }, { span: fileStart(path) });
  const forHost = because.module === undefined;
  const wantedBy = forHost ? 'the host' : `the module \`${because.module}\``;
  const hint = forHost ? { hint: 'Move the file away, or write the host into an empty folder: l9gen init <dir>.' } : {};
  return planDiagnostics.create('path-taken', { path, wantedBy }, { span: fileStart(path), ...hint });
}
