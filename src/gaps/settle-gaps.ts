import { byCodePoint, hashOf } from '../text/index.js';
import { idOf } from './fingerprint.js';
import type { Gap } from './gap.js';

/** Gaps in the one order of the product, each once, and no two with one fingerprint. */
export function settleGaps(gaps: readonly Gap[]): readonly Gap[] {
  const unique = new Map(
    gaps.map((gap) => [JSON.stringify([gap.fingerprint, gap.code, gap.metaPointer, gap.context]), gap]),
  );
  const seen = new Map<string, number>();
  return [...unique.values()].sort(inOrder).map((gap) => {
    const twin = seen.get(gap.fingerprint) ?? 0;
    seen.set(gap.fingerprint, twin + 1);
    return twin === 0 ? gap : numbered(gap, twin);
  });
}

// Two that differ in nothing that lasts are told apart by their order.
function numbered(gap: Gap, twin: number): Gap {
  const fingerprint = hashOf(`${gap.fingerprint} ${twin}`);
  return { ...gap, id: idOf(fingerprint), fingerprint };
}

function inOrder(a: Gap, b: Gap): number {
  return (
    byCodePoint(a.metaFile, b.metaFile) ||
    byPointer(a.metaPointer ?? '', b.metaPointer ?? '') ||
    byCodePoint(a.kind, b.kind) ||
    byCodePoint(a.targetFile ?? '', b.targetFile ?? '') ||
    byCodePoint(a.fingerprint, b.fingerprint) ||
    byCodePoint(a.context.problem, b.context.problem)
  );
}

/** Pointers in the order of their steps; indices by number, so that the tenth item comes behind the second. */
export function byPointer(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [at, step] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const isNumbered = digits.test(step) && digits.test(other);
    const order = isNumbered ? Number(step) - Number(other) : byCodePoint(step, other);
    if (order !== 0) return order;
  }
  return -1;
}

const digits = /^\d{1,9}$/;
