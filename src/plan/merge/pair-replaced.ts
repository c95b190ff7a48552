import type { OutlineItem, OutlineList } from '../../text/index.js';
import type { Sides } from './merging.js';
import { alignThree } from './regions.js';

/**
 * The lists with items that are known by their text alone paired by place: where a side has one such item in the place of
 * another, it counts as that item, changed. Items that the other side has too, under their own text, stay what they are.
 */
export function pairReplaced(lists: Sides<OutlineList>): Sides<OutlineList> {
  const { base, ours, theirs } = lists;
  return { base, ours: paired(base, ours, theirs), theirs: paired(base, theirs, ours) };
}

function paired(base: OutlineList, side: OutlineList, other: OutlineList): OutlineList {
  const [before, after] = [base.items.map(keyOf), side.items.map(keyOf)];
  if (after.join('\n') === before.join('\n')) return side;
  const taken = new Set([...before, ...other.items.map(keyOf)]);
  const here = new Set(after);
  const items = [...side.items];
  for (const region of alignThree({ base: before, ours: after, theirs: before })) {
    const length = region.base.end - region.base.start;
    if (region.changed === 'nobody' || region.ours.end - region.ours.start !== length) continue;
    for (let offset = 0; offset < length; offset += 1) {
      const [old, now] = [base.items[region.base.start + offset], items[region.ours.start + offset]];
      if (old && now && isPair(old, now) && !taken.has(now.key) && !here.has(old.key))
        items[region.ours.start + offset] = { ...now, key: old.key, label: old.label };
    }
  }
  return { ...side, items };
}

function keyOf({ key }: OutlineItem): string {
  return key;
}

function isPair(old: OutlineItem, now: OutlineItem): boolean {
  return old.byText && now.byText && old.label.split(' ')[0] === now.label.split(' ')[0];
}
