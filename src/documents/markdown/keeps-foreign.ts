import { findSections, type MarkedText } from './find-sections.js';
import type { JudgedSection } from './judge-sections.js';
import type { MarkdownBlock, MarkdownStructure } from './markdown-structure.js';
import { readStructure } from './read-structure.js';
import { bodyDigest } from './section-marker.js';

/** A document before an edit, and what was to be done. */
export interface EditedDocument {
  readonly structure: MarkdownStructure;
  readonly judged: readonly JudgedSection[];
  /** What went with its heading. */
  readonly removed: readonly MarkedText[];
}

/**
 * True when each section that was put in or replaced stands in the new text as wanted, once, and every other block is what
 * it was, in the order in which it was: nobody's heading, list or fence has become part of ours, and none of ours theirs.
 */
export function keepsForeign({ structure, judged, removed }: EditedDocument, edited: string): boolean {
  const after = readStructure(edited);
  if (!after) return false;
  const now = findSections(after);
  const changed = judged.filter(({ state }) => state === 'absent' || state === 'outdated');
  const made = changed.map(({ wanted }) => {
    const [one, second] = now.marked.filter(({ marker }) => marker.id === wanted.id);
    const isMade = one && !second && one.isPristine && one.marker.digest === bodyDigest(wanted.body);
    return isMade ? one : undefined;
  });
  if (made.includes(undefined)) return false;
  const gone = removed.map(({ marker }) => marker.id);
  const replaced = changed.flatMap(({ marked }) => marked ?? []);
  const before = foreignBlocks(structure, [...replaced, ...removed], new Set(gone));
  const added = changed.flatMap(({ state, wanted }) => (state === 'absent' ? [wanted.id] : []));
  const behind = foreignBlocks(
    after,
    made.flatMap((one) => one ?? []),
    new Set(added),
  );
  return before.length === behind.length && before.every((block, index) => block === behind[index]);
}

// With a marker that was put in or taken out goes the heading right above it.
function foreignBlocks(
  { text, blocks }: MarkdownStructure,
  marked: readonly MarkedText[],
  added: ReadonlySet<string>,
): readonly string[] {
  const starts = new Map(marked.map((one) => [one.start, one]));
  const foreign: string[] = [];
  let end = -1;
  for (const [index, block] of blocks.entries()) {
    const ours = starts.get(block.start);
    if (ours) end = Math.max(end, ours.isPristine ? ours.body.end : ours.end);
    const next = blocks[index + 1];
    const isHeading = next?.kind === 'marker' && starts.has(next.start) && added.has(next.marker.id);
    if (!ours && block.start >= end && !isHeading) foreign.push(keyOf(text, block));
  }
  return foreign;
}

function keyOf(text: string, block: MarkdownBlock): string {
  return `${block.kind === 'other' ? block.type : block.kind} ${text.slice(block.start, block.end)}`;
}
