/** True when no item comes after one that it should come before. Equal neighbours are in order. */
export function isSortedBy<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  return items.every((item, index) => {
    const next = items[index + 1];
    return next === undefined || compare(item, next) <= 0;
  });
}
