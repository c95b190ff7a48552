import type { OutlineItem, OutlineList } from '../../text/index.js';
import type { Merging, Placed, Side, Sides } from './merging.js';
import { alignThree, type Stretch } from './regions.js';

/**
 * The lists with items paired that stand in each other's place and are the same thing by another name: those known by their
 * text alone, and named ones that share most of their words. A paired item goes by the key of base, so that it counts as
 * changed instead of removed and added. Items that the other side has too, under the new key, stay what they are.
 */
export function pairReplaced(merging: Merging, lists: Sides<OutlineList>): Sides<OutlineList> {
  const { base, ours, theirs } = lists;
  return {
    base,
    ours: paired(merging, { base, list: ours, side: 'ours', other: theirs }),
    theirs: paired(merging, { base, list: theirs, side: 'theirs', other: ours }),
  };
}

interface PairCase {
  readonly base: OutlineList;
  readonly list: OutlineList;
  readonly side: Side;
  readonly other: OutlineList;
}

// A stretch with more pairs than that is no renaming.
const mostPairs = 400;

function paired(merging: Merging, pairCase: PairCase): OutlineList {
  const { base, list, other } = pairCase;
  const [before, after] = [base.items.map(keyOf), list.items.map(keyOf)];
  if (after.join('\n') === before.join('\n')) return list;
  const [here, elsewhere] = [new Set(after), new Set([...before, ...other.items.map(keyOf)])];
  const renamed = new Map<string, OutlineItem>();
  for (const region of alignThree({ base: before, ours: after, theirs: before })) {
    const olds = itemsIn(base, region.base).filter(({ key }) => !here.has(key));
    const news = itemsIn(list, region.ours).filter(({ key }) => !elsewhere.has(key));
    if (region.changed === 'nobody' || olds.length * news.length > mostPairs) continue;
    for (const [old, now] of pairsOf(merging, pairCase.side, { olds, news })) renamed.set(now.key, old);
  }
  const items = list.items.map((item) => {
    const old = renamed.get(item.key);
    return old ? { ...item, key: old.key, label: old.label } : item;
  });
  return { ...list, items };
}

function keyOf({ key }: OutlineItem): string {
  return key;
}

function itemsIn(list: OutlineList, { start, end }: Stretch): readonly OutlineItem[] {
  return list.items.slice(start, end);
}

type Pair = readonly [old: OutlineItem, now: OutlineItem];

interface Candidates {
  readonly olds: readonly OutlineItem[];
  readonly news: readonly OutlineItem[];
}

function pairsOf(merging: Merging, side: Side, { olds, news }: Candidates): readonly Pair[] {
  const left = new Set(news);
  return olds.flatMap((old, index): readonly Pair[] => {
    const opposite = olds.length === news.length ? news[index] : undefined;
    const found = [...left].find(
      (now) =>
        kindOf(old) === kindOf(now) &&
        ((now === opposite && old.byText && now.byText) || isSimilar(merging, old, { side, range: now })),
    );
    if (found) left.delete(found);
    return found ? [[old, found]] : [];
  });
}

function kindOf({ key }: OutlineItem): string {
  return key.slice(0, key.indexOf(' '));
}

// Two thirds of the words are the same; brackets and the like are in everything.
function isSimilar(merging: Merging, old: OutlineItem, now: Placed): boolean {
  const words = (placed: Placed): readonly string[] => merging.wordsOf(placed).filter((word) => /\w/.test(word));
  const [before, after] = [words({ side: 'base', range: old }), words(now)];
  const counts = new Map<string, number>();
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of after) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared += 1;
    counts.set(word, count - 1);
  }
  return shared * 3 >= Math.max(before.length, after.length) * 2;
}
