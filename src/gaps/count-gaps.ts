import type { Gap } from './gap.js';

/** How many obligations came out how. The sum of all but the first is the first. */
export interface JudgedCounts {
  readonly obligations: number;
  readonly held: number;
  /** Not kept, and an error. */
  readonly failed: number;
  /** Not kept, and only a warning. */
  readonly warned: number;
  readonly notEvaluable: number;
  readonly notApplicable: number;
}

/** Gaps counted by how they came out, with as many obligations as were kept. Waived ones are in no count but the first. */
export function countGaps(gaps: readonly Gap[], held: number): JudgedCounts {
  const count = (is: (gap: Gap) => boolean): number => gaps.filter(is).length;
  return {
    obligations: gaps.length + held,
    held,
    failed: count(({ outcome, severity }) => outcome === 'fail' && severity === 'error'),
    warned: count(({ outcome, severity }) => outcome === 'fail' && severity !== 'error'),
    notEvaluable: count(({ outcome }) => outcome === 'notEvaluable'),
    notApplicable: count(({ outcome }) => outcome === 'notApplicable'),
  };
}
