import { diffIndices } from 'node-diff3';

/** A stretch of three aligned sequences, as index ranges; who differs from the base there. Both sides equal counts as `ours`. */
export interface Region {
  readonly changed: 'nobody' | 'ours' | 'theirs' | 'both';
  readonly base: Stretch;
  readonly ours: Stretch;
  readonly theirs: Stretch;
}

/** From index `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Hunk {
  readonly side: 'ours' | 'theirs';
  readonly start: number;
  readonly end: number;
  /** By how much the side grows here. */
  readonly growth: number;
}

/** The three sequences that are compared, by the text of their items. */
export interface Sequences {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Aligns three sequences. Every item lies in exactly one region, in order. Changes that touch each other are one region;
 * when `apart`, only changes that overlap are, and insertions at one place. Two sequences that repeat the same items too often
 * to be compared in reasonable time count as different from end to end.
 */
export function alignThree(sequences: Sequences, apart = false): readonly Region[] {
  const { base, ours, theirs } = sequences;
  const hunks = [...hunksOf(base, ours, 'ours'), ...hunksOf(base, theirs, 'theirs')].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const regions: Region[] = [];
  const at = { base: 0, ours: 0, theirs: 0 };
  const advance = (changed: Region['changed'], length: number, growth: { ours: number; theirs: number }): void => {
    const region = {
      changed,
      base: { start: at.base, end: at.base + length },
      ours: { start: at.ours, end: at.ours + length + growth.ours },
      theirs: { start: at.theirs, end: at.theirs + length + growth.theirs },
    };
    regions.push(region);
    [at.base, at.ours, at.theirs] = [region.base.end, region.ours.end, region.theirs.end];
  };
  for (let next = 0; next < hunks.length;) {
    const group = touching(hunks, next, apart);
    next += group.length;
    const start = group[0]?.start ?? 0;
    const end = Math.max(...group.map((hunk) => hunk.end));
    if (start > at.base) advance('nobody', start - at.base, { ours: 0, theirs: 0 });
    advance(whoChanged(group), end - start, { ours: growthOf(group, 'ours'), theirs: growthOf(group, 'theirs') });
  }
  if (at.base < base.length) advance('nobody', base.length - at.base, { ours: 0, theirs: 0 });
  return regions.map((region) =>
    region.changed === 'both' && sidesAgree(region, sequences) ? asOurs(region) : region,
  );
}

function hunksOf(base: readonly string[], other: readonly string[], side: Hunk['side']): readonly Hunk[] {
  const shorter = Math.min(base.length, other.length);
  let head = 0;
  while (head < shorter && base[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const [from, to] = [base.slice(head, base.length - tail), other.slice(head, other.length - tail)];
  if (from.length === 0 && to.length === 0) return [];
  if (from.length === 0 || to.length === 0 || isTooAlike(from, to))
    return [{ side, start: head, end: head + from.length, growth: to.length - from.length }];
  return diffIndices([...from], [...to]).map(({ buffer1, buffer2 }): Hunk => {
    const [start, length] = [Number(buffer1[0]), Number(buffer1[1])];
    return { side, start: head + start, end: head + start + length, growth: Number(buffer2[1]) - length };
  });
}

// The comparison takes as many steps as there are pairs of equal items.
const mostPairs = 4_000_000;

function isTooAlike(from: readonly string[], to: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const item of from) counts.set(item, (counts.get(item) ?? 0) + 1);
  let pairs = 0;
  for (const item of to) pairs += counts.get(item) ?? 0;
  return pairs > mostPairs;
}

function touching(hunks: readonly Hunk[], first: number, apart: boolean): readonly Hunk[] {
  let [start, end] = [hunks[first]?.start ?? 0, hunks[first]?.end ?? 0];
  let last = first + 1;
  for (let hunk = hunks[last]; hunk; hunk = hunks[last]) {
    const insertions = start === end && hunk.start === hunk.end && hunk.start === start;
    if (apart ? hunk.start >= end && !insertions : hunk.start > end) break;
    end = Math.max(end, hunk.end);
    start = Math.min(start, hunk.start);
    last += 1;
  }
  return hunks.slice(first, last);
}

function whoChanged(group: readonly Hunk[]): Region['changed'] {
  const [first] = group;
  if (!first) return 'nobody';
  return group.every((hunk) => hunk.side === first.side) ? first.side : 'both';
}

function growthOf(group: readonly Hunk[], side: Hunk['side']): number {
  return group.filter((hunk) => hunk.side === side).reduce((sum, hunk) => sum + hunk.growth, 0);
}

function sidesAgree({ ours, theirs }: Region, sequences: Sequences): boolean {
  if (ours.end - ours.start !== theirs.end - theirs.start) return false;
  const wanted = sequences.theirs.slice(theirs.start, theirs.end);
  return sequences.ours.slice(ours.start, ours.end).every((item, index) => item === wanted[index]);
}

function asOurs(region: Region): Region {
  return { ...region, changed: 'ours' };
}
