import type { ts } from 'ts-morph';
import type { Candidate } from './find-candidates.js';

/**
 * Leaves out candidates that hold names only because one inside of them does: `{ imports: [SlackModule] }` is no place to
 * register, its array is. An object with one name among other facts is an entry of the table around it, and left out itself.
 */
export function innermost(candidates: readonly Candidate[], names: ReadonlySet<string>): readonly Candidate[] {
  const held = (one: Candidate): number => new Set([...names].flatMap((name) => one.names.get(name) ?? [])).size;
  const isEntryOf = (inner: Candidate, outer: Candidate): boolean =>
    outer.slot.kind === 'table' &&
    inner.slot.kind === 'table' &&
    held(inner) === 1 &&
    (held(outer) > 1 || inner.slot.items.length > 1);
  return candidates.filter((one) => {
    const inside = candidates.some((other) => isInside(other, one) && !isEntryOf(other, one));
    const around = candidates.some((other) => isInside(one, other) && isEntryOf(one, other));
    return !inside && !around;
  });
}

function isInside(inner: Candidate, outer: Candidate): boolean {
  return inner !== outer && contains(nodesOf(outer), inner.slot.node);
}

function nodesOf({ slot }: Candidate): readonly ts.Node[] {
  if (slot.kind === 'calls') return slot.items;
  return slot.kind === 'chain' ? slot.items.flatMap((link) => link.arguments) : [slot.node];
}

function contains(outer: readonly ts.Node[], node: ts.Node): boolean {
  return outer.some((one) => one !== node && one.pos <= node.pos && node.end <= one.end);
}
