import { byCodePoint } from '../../text/index.js';
import { isSortedBy } from '../is-sorted-by.js';
import type { SlotEntry } from '../module-edit.js';
import { partsOfShape, type Shape } from './entry-shape.js';
import { inCasing } from './id-casing.js';

/** The leading fact of an item as text: what a person who sorts entries goes by. */
export interface SortKey {
  readonly index: number;
  readonly text: string;
}

/** Says after which item an entry belongs; -1 is before the first. */
export type PlaceFor = (text: string) => number;

/**
 * Keyed siblings in order: the place that keeps them in order. Else below the last of them; without any, below `last`.
 * For calls, whose order may mean something, two siblings have to stand in order before that counts as sorted.
 */
export function createPlacing(
  keys: readonly SortKey[],
  { last, takesTwo }: { readonly last: number; readonly takesTwo: boolean },
): PlaceFor {
  const [first] = keys;
  const isSorted = keys.length >= (takesTwo ? 2 : 1) && isSortedBy(keys, (a, b) => byCodePoint(a.text, b.text));
  return (text) => {
    if (!first) return last;
    if (!isSorted) return takesTwo ? (keys.at(-1)?.index ?? last) : last;
    return keys.findLast((key) => byCodePoint(key.text, text) <= 0)?.index ?? first.index - 1;
  };
}

/** The text that an entry in a shape is sorted by. */
export function sortTextOf(shape: Shape, entry: SlotEntry): string {
  if (shape.kind === 'id') return inCasing(entry.id, shape.casing);
  if (shape.kind === 'route') return entry.route ?? '';
  const first = shape.kind === 'invoke' ? undefined : partsOfShape(shape).find(({ kind }) => kind !== 'text');
  return first ? sortTextOf(first, entry) : entry.value;
}
