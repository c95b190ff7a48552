import { isMapping } from '../../documents/index.js';

/**
 * An id for each criterion: its own, or the next free one (`AP-1`, `AP-2` …). Where a spec is read and where it is migrated
 * a criterion has the same id.
 */
export function criterionIds(items: readonly unknown[], letters: 'AP' | 'AN'): readonly string[] {
  const own = items.map((item) => (isMapping(item) && typeof item['id'] === 'string' ? item['id'] : undefined));
  const taken = new Set(own);
  let number = 0;
  return own.map((id) => {
    if (id !== undefined) return id;
    do number += 1;
    while (taken.has(`${letters}-${number}`));
    return `${letters}-${number}`;
  });
}
