import type { Diagnostic } from '../../diagnostics/index.js';
import { findingOf, type Gap } from '../../gaps/index.js';

/** Whether a gap counts: it is neither waived nor without use here. */
export function isOpen({ outcome }: Pick<Gap, 'outcome'>): boolean {
  return outcome === 'fail' || outcome === 'notEvaluable';
}

/** A finding that carries the name of its gap, and how it is closed where a repair can write what it needs. */
export function gapFinding(gap: Gap): Diagnostic {
  const finding = findingOf(gap);
  return gap.writeSet.length > 0 ? { ...finding, fix: `l9gen repair --gap ${gap.id}` } : finding;
}
