import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import { gapsDiagnostics } from './diagnostics.js';
import type { Gap } from './gap.js';

/** One line of a baseline: a gap that people know of and live with. */
export interface BaselineEntry {
  /** The fingerprint of the gap, or its id. */
  readonly gap: string;
  /** Says something: an entry without a reason is refused where the baseline is read. */
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
 * Waives the gaps that a baseline names. Where the last day of an entry is over, its gap counts again and says so. An entry
 * that names no gap, or none but an earlier one's, or whose last day is no day, is told: a baseline says only what is so.
 * `today` is `YYYY-MM-DD`.
 */
export function applyBaseline(gaps: readonly Gap[], entries: readonly BaselineEntry[], today: string): Waived {
  const known = new Map<string, Gap>(gaps.flatMap((gap) => [[gap.fingerprint, gap] as const, [gap.id, gap] as const]));
  const waivers = new Map<Gap, BaselineEntry>();
  const findings = entries.flatMap((entry): readonly Diagnostic[] => {
    const { gap: name, until, at } = entry;
    const gap = known.get(name);
    if (!gap || gap.outcome === 'notApplicable') return [gapsDiagnostics.create('waiver-unused', { name }, at)];
    if (waivers.has(gap)) return [gapsDiagnostics.create('waiver-twice', { name }, at)];
    waivers.set(gap, entry);
    if (until === undefined || isDay(until)) return [];
    return [gapsDiagnostics.create('waiver-without-day', { name, until }, at)];
  });
  return { gaps: gaps.map((gap) => waive(gap, waivers.get(gap), today)), findings };
}

// A last day that is none is told of the entry, which is to be mended: its gap is not told besides.
function waive(gap: Gap, entry: BaselineEntry | undefined, today: string): Gap {
  if (!entry) return gap;
  const { reason, until, at } = entry;
  if (until === undefined || !isDay(until)) return { ...gap, outcome: 'waived', waiver: { reason } };
  if (until >= today) return { ...gap, outcome: 'waived', waiver: { reason, until } };
  const { span } = at ?? {};
  return { ...gap, lapsed: { reason, until, ...(span && { at: `${span.file}:${span.start.line}` }) } };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
