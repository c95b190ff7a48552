import { mergeTexts } from '../merge/merge-texts.js';
import type { NodeConflict } from '../merge/merged.js';
import type { RelPath } from '../../text/index.js';

/** An edited file under two names; blocks are taken out. */
export interface CarriedMerge {
  readonly path: RelPath;
  /** What the templates made last, what a person made of it, and what they would make now, all under the old id. */
  readonly base: string;
  readonly ours: string;
  readonly before: string;
  /** What the templates make under the new id. */
  readonly theirs: string;
  readonly there: (text: string) => string;
  readonly back: (text: string) => string;
}

/**
 * Carries a person's edits over to the new id: what the rename changes comes from the templates, all else stays theirs. Of
 * two ways the one is taken that leads back to the very same bytes: the merge, or, where the templates only break their
 * lines in other places, the person's own lines.
 */
export async function mergeCarried(
  merge: CarriedMerge,
): Promise<{ readonly text: string } | { readonly conflict: NodeConflict | undefined }> {
  const { path, base, ours, before, theirs, there, back } = merge;
  const [renamedBase, renamedOurs] = [there(base), there(ours)];
  const merged = await mergeTexts({ path, base: renamedBase, ours: renamedOurs, theirs });
  const isPending = base !== before;
  if (merged.text !== undefined) {
    const returned = await mergeTexts({ path, base: back(theirs), ours: back(merged.text), theirs: before });
    if (isPending || returned.text === ours) return { text: merged.text };
  }
  if (withoutLayout(renamedBase) === withoutLayout(theirs) && back(renamedOurs) === ours) return { text: renamedOurs };
  return { conflict: merged.conflicts[0] };
}

// What a formatter decides: where lines break, the comma that follows from it, and the padding of tables.
function withoutLayout(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/,(?=[)\]}>])/g, '')
    .replace(/-{3,}/g, '---');
}
