import type { Diagnostic } from '../diagnostics/index.js';
import { createCollector } from '../diagnostics/index.js';
import { byCodePoint, type RelPath } from '../text/index.js';
import { planRemovedFiles } from './plan-removed-files.js';
import { planUnwiring } from './plan-unwiring.js';
import type { Plan } from './plan.js';
import type { RemovalDecision, RemovalInput } from './removal.js';

/** A plan that takes modules out. */
export interface PlannedRemoval {
  readonly plan: Plan;
  /** Files with text of people that goes, whether it was given up by name or stands in the way. */
  readonly losing: ReadonlySet<RelPath>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans to take modules out: what was made for them is deleted where nothing in it is a person's, their contracts go,
 * their entries in shared files and the registry go, everything else stays byte for byte. What holds text of a person is
 * a conflict unless it was given up by name. Nothing is read or written here.
 */
export async function planRemoval(input: RemovalInput): Promise<PlannedRemoval> {
  const files: RemovalDecision[] = [];
  for (const removed of input.removed) files.push(...(await planRemovedFiles(removed, input)));
  const decisions = [...files, ...(await planUnwiring(input))];
  const collector = createCollector();
  collector.addAll(decisions.flatMap(({ diagnostics }) => diagnostics));
  const sorted = <T extends { readonly path: RelPath }>(items: readonly T[]): readonly T[] =>
    [...new Map(items.map((item) => [item.path, item])).values()].sort((a, b) => byCodePoint(a.path, b.path));
  return {
    plan: {
      format: 1,
      operations: sorted(decisions.flatMap(({ operation }) => operation ?? [])),
      conflicts: sorted(decisions.flatMap(({ conflict }) => conflict ?? [])),
      unchanged: [],
    },
    losing: new Set(decisions.flatMap(({ loses }) => loses ?? [])),
    diagnostics: collector.all(),
  };
}
