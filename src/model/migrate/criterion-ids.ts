import { isMapping } from '../../documents/index.js';

/** An id for each criterion: its own, or the next free one (`AP-1`, `AP-2` …), as older versions number them in memory. */
export function criterionIds(items: readonly unknown[], letters: 'AP' | 'AN'): readonly string[] {
  const own = items.map((item) => (isMapping(item) && typeof item['id'] === 'string' ? item['id'] : undefined));
  let number = 0;
  return own.map((id) => {
    if (id !== undefined) return id;
    do number += 1;
    while (own.includes(`${letters}-${number}`));
    return `${letters}-${number}`;
  });
}
