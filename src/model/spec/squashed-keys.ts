import { contractSchemas } from '../../../generated/contract-schemas.js';
import type { DocumentPath } from '../../documents/index.js';

/** A key that was written without its underscores. */
export interface SquashedKey {
  readonly path: DocumentPath;
  readonly key: string;
  readonly meant: string;
}

/**
 * The keys that lost their underscores (`errorpolicy`), wherever they stand, in the order of the file; none in a file
 * whose sections have theirs.
 */
export function findSquashedKeys(value: Readonly<Record<string, unknown>>): readonly SquashedKey[] {
  return Object.keys(value).some((key) => squashedNames.has(key)) ? squashedBelow(value, []) : [];
}

function squashedBelow(value: unknown, path: DocumentPath): readonly SquashedKey[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => squashedBelow(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const meant = squashedNames.get(key);
    const own = meant === undefined ? [] : [{ path: [...path, key], key, meant }];
    return [...own, ...squashedBelow(below, [...path, key])];
  });
}

const squashedNames = namesOf(contractSchemas['module-spec']);

function namesOf(schema: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const words = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, below] of Object.entries(node)) {
      if (key === 'properties' && typeof below === 'object' && below !== null)
        for (const name of Object.keys(below)) words.add(name);
      visit(below);
    }
  };
  visit(schema);
  for (const word of words) {
    const short = word.replaceAll('_', '');
    if (short !== word && !words.has(short)) names.set(short, word);
  }
  return names;
}
