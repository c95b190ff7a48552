import type { DocumentPath } from '../document-path.js';
import { isMapping, withoutPath } from '../plain-data.js';

/** What an edit means for the data, apart from any text. The caller has proven that the places exist. */
export type DataEdit =
  | { readonly kind: 'rename-key'; readonly path: DocumentPath; readonly key: string }
  | { readonly kind: 'set-value'; readonly path: DocumentPath; readonly data: unknown }
  | {
      readonly kind: 'insert';
      readonly parent: DocumentPath;
      readonly key: string;
      readonly data: unknown;
      readonly place: PairPlace;
    }
  | { readonly kind: 'append'; readonly path: DocumentPath; readonly data: unknown }
  | { readonly kind: 'remove'; readonly path: DocumentPath };

/** Where a key comes to stand in a mapping: behind another, before all others, or at the end. */
export type PairPlace = { readonly after: string } | 'first' | 'last';

type Pairs = readonly (readonly [string, unknown])[];

/** The data after an edit. */
export function expectedData(value: unknown, edit: DataEdit): unknown {
  switch (edit.kind) {
    case 'set-value':
      return at(value, edit.path, () => edit.data);
    case 'append':
      return at(value, edit.path, (list) => [...(Array.isArray(list) ? (list as unknown[]) : []), edit.data]);
    case 'insert':
      return at(value, edit.parent, (mapping) => withPair(pairsOf(mapping), edit));
    case 'rename-key': {
      const name = String(edit.path.at(-1));
      return atPairs(value, edit.path, (pairs) =>
        pairs.map(([key, child]) => [key === name ? edit.key : key, child] as const),
      );
    }
    case 'remove':
      return withoutPath(value, edit.path);
  }
}

/** True when two data are equal, whatever the order of their keys: JavaScript puts keys that are numbers first. */
export function sameData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, child]) => right.has(key) && sameData(child, right.get(key)));
}

function pairsOf(value: unknown): Pairs {
  return isMapping(value) ? Object.entries(value) : [];
}

function at(value: unknown, [step, ...rest]: DocumentPath, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? at(item, rest, change) : (item as unknown)));
  return Object.fromEntries(
    pairsOf(value).map(([key, child]) => [key, key === String(step) ? at(child, rest, change) : child]),
  );
}

function atPairs(value: unknown, path: DocumentPath, change: (pairs: Pairs) => Pairs): unknown {
  return at(value, path.slice(0, -1), (mapping) => Object.fromEntries(change(pairsOf(mapping))));
}

function withPair(
  pairs: Pairs,
  { key, data, place }: { readonly key: string; readonly data: unknown; readonly place: PairPlace },
): unknown {
  const index = indexOf(pairs, place);
  return Object.fromEntries([...pairs.slice(0, index), [key, data] as const, ...pairs.slice(index)]);
}

function indexOf(pairs: Pairs, place: PairPlace): number {
  if (typeof place !== 'string') return pairs.findIndex(([name]) => name === place.after) + 1;
  return place === 'first' ? 0 : pairs.length;
}
