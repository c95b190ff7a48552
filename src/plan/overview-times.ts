import { readDora, type DoraBlock } from '../render/index.js';
import type { RelPath } from '../text/index.js';
import type { FileDecision } from './file-decision.js';
import type { PresentTree } from './present-tree.js';

/** When the first of what an overview shows was made, and when the last of it changed. */
export type OverviewTimes = Pick<DoraBlock, 'createdAt' | 'lastUpdatedAt'>;

/** One generated file of each module, and how to read what stands there. */
export interface Witnesses {
  readonly paths: readonly RelPath[];
  readonly read: (paths: readonly RelPath[]) => Promise<PresentTree>;
}

/**
 * The times of an overview follow from the modules alone, so that they do not depend on the branch in which, or the order
 * in which, modules were made. `undefined` where no module has been made yet. What this run writes counts as written.
 */
export async function overviewTimes(
  { paths, read }: Witnesses,
  decisions: readonly FileDecision[],
): Promise<OverviewTimes | undefined> {
  const made = new Map(
    decisions.flatMap(({ operation }) =>
      operation && operation.kind !== 'delete' ? [[operation.path, operation.content] as const] : [],
    ),
  );
  const standing = await read(paths.filter((path) => !made.has(path)));
  const blocks = paths.flatMap((path): readonly DoraBlock[] => {
    const there = made.has(path) ? undefined : standing.at(path);
    const text = made.get(path) ?? (there?.kind === 'file' ? there.text : '');
    const block = readDora(path, text);
    return block?.file === path ? [block] : [];
  });
  const created = blocks.map(({ createdAt }) => createdAt).sort();
  const updated = blocks.map(({ lastUpdatedAt }) => lastUpdatedAt).sort();
  const [createdAt, lastUpdatedAt] = [created[0], updated.at(-1)];
  return createdAt === undefined || lastUpdatedAt === undefined ? undefined : { createdAt, lastUpdatedAt };
}
