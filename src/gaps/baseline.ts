import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import { gapsDiagnostics } from './diagnostics.js';
import type { Gap } from './gap.js';

/** One line of a baseline: a gap that people know of and live with. */
export interface BaselineEntry {
  /** The fingerprint of the gap, or its id. */
  readonly gap: string;
  readonly reason: string;
  /** The last day on which it counts, as `YYYY-MM-DD`; for good where there is none. */
  readonly until?: string;
  /** Where the entry stands. */
  readonly at?: Occurrence;
}

/** Gaps after a baseline, and what is wrong with the baseline itself. */
export interface Waived {
  readonly gaps: readonly Gap[];
  readonly findings: readonly Diagnostic[];
}

/**
 * Waives the gaps that a baseline names. An entry that is expired, says no reason or names the same gap as an earlier one
 * waives nothing, and one that names no gap is told: a baseline says only what is so. `today` is `YYYY-MM-DD`.
 */
export function applyBaseline(gaps: readonly Gap[], entries: readonly BaselineEntry[], today: string): Waived {
  const known = new Map<string, Gap>(gaps.flatMap((gap) => [[gap.fingerprint, gap] as const, [gap.id, gap] as const]));
  const waivers = new Map<Gap, BaselineEntry>();
  const findings = entries.flatMap((entry): readonly Diagnostic[] => {
    const gap = known.get(entry.gap);
    const problem = problemOf(entry, gap, today) ?? (gap && waivers.has(gap) ? twice(entry) : undefined);
    if (problem) return [problem];
    if (gap) waivers.set(gap, entry);
    return [];
  });
  return { gaps: gaps.map((gap) => waive(gap, waivers.get(gap))), findings };
}

function waive(gap: Gap, entry: BaselineEntry | undefined): Gap {
  if (!entry) return gap;
  const { reason, until } = entry;
  return { ...gap, outcome: 'waived', waiver: { reason, ...(until === undefined ? {} : { until }) } };
}

function problemOf(entry: BaselineEntry, gap: Gap | undefined, today: string): Diagnostic | undefined {
  const { gap: name, reason, until, at } = entry;
  if (!gap || gap.outcome === 'notApplicable') return gapsDiagnostics.create('waiver-unused', { name }, at);
  if (reason.trim() === '') return gapsDiagnostics.create('waiver-without-reason', { name }, at);
  if (until !== undefined && !isDay(until)) return gapsDiagnostics.create('waiver-without-day', { name, until }, at);
  if (until !== undefined && until < today)
    return gapsDiagnostics.create('waiver-expired', { name, until, problem: gap.context.problem }, at);
  return undefined;
}

function twice({ gap: name, at }: BaselineEntry): Diagnostic {
  return gapsDiagnostics.create('waiver-twice', { name }, at);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
