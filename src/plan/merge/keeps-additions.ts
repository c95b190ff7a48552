import { diffArrays } from 'diff';

// A comparison of texts with more differences takes too long; what lies between the first and the last then counts as new.
const mostDifferences = 2_000;

const separators = new Set([',', ';', '|']);

/**
 * The oracle of a merge: true when everything that ours has and base has not is in the merged text, in the same order. Given
 * as tokens. Separators do not count: an item takes its comma along.
 */
export function keepsAdditions(base: readonly string[], ours: readonly string[], merged: readonly string[]): boolean {
  let next = 0;
  for (const token of additions(base, ours)) {
    if (separators.has(token)) continue;
    while (next < merged.length && merged[next] !== token) next += 1;
    if (next >= merged.length) return false;
    next += 1;
  }
  return true;
}

// What only changed its place is not new: the item that it belongs to may be changed, or go, on the other side.
function additions(base: readonly string[], ours: readonly string[]): readonly string[] {
  const { added, removed } = differenceOf(base, ours);
  const moved = new Map<string, number>();
  for (const token of removed) moved.set(token, (moved.get(token) ?? 0) + 1);
  return added.filter((token) => {
    const left = moved.get(token) ?? 0;
    if (left > 0) moved.set(token, left - 1);
    return left === 0;
  });
}

interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function differenceOf(base: readonly string[], ours: readonly string[]): Difference {
  const changes = diffArrays([...base], [...ours], { maxEditLength: mostDifferences });
  if (changes)
    return {
      added: changes.flatMap(({ added, value }) => (added ? value : [])),
      removed: changes.flatMap(({ removed, value }) => (removed ? value : [])),
    };
  const shorter = Math.min(base.length, ours.length);
  let head = 0;
  while (head < shorter && base[head] === ours[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === ours.at(-1 - tail)) tail += 1;
  return { added: ours.slice(head, ours.length - tail), removed: base.slice(head, base.length - tail) };
}
