import { byCodePoint } from '../text/index.js';

/**
 * The index behind which a name belongs among its siblings: at its place where two or more of them are sorted, else behind
 * the last. -1 stands for the first place.
 */
export function placeAmong(names: readonly string[], name: string): number {
  const isSorted = names.length > 1 && names.every((one, at) => at === 0 || byCodePoint(names[at - 1] ?? '', one) < 0);
  if (!isSorted) return names.length - 1;
  const next = names.findIndex((one) => byCodePoint(one, name) > 0);
  return next < 0 ? names.length - 1 : next - 1;
}
