import { exitCodes, type Diagnostic } from '../../diagnostics/index.js';
import type { Gap } from '../../gaps/index.js';
import { nearestName, type RelPath, type Span } from '../../text/index.js';
import type { ReportedGap } from '../scan/report/read-gap-report.js';
import { isOpen } from '../scan/gap-finding.js';
import { refusal, type VerbResult } from '../verb-result.js';
import { repairDiagnostics } from './diagnostics.js';

/** A gap that was asked for and that the repository does not have (any more). */
export interface ClosedGap {
  readonly id: string;
  /** Whether the contract that demanded it stands no more. */
  readonly isContractGone: boolean;
  readonly metaFile?: RelPath;
}

/** What a repair is about. */
export interface Selection {
  /** From the scan of now; sorted as the scan is, each once. */
  readonly gaps: readonly Gap[];
  readonly closed: readonly ClosedGap[];
}

/** A selection, and what there is to tell about it. */
export interface Selected {
  readonly selection: Selection;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a selection is made from. */
export interface SelectionInput {
  /** Whatever the scan of now found. */
  readonly found: readonly Gap[];
  /** Absent where there is no report. */
  readonly reported: readonly ReportedGap[] | undefined;
  /** The ids asked for; all when none is. */
  readonly ids: readonly string[];
  /** Gaps that work orders are there for. */
  readonly ordered: readonly string[];
  readonly isThere: (contract: RelPath) => boolean;
}

/**
 * Selects from the scan of now. A report and ids say which gaps are meant, and nothing else of them counts. An id that
 * nobody knows gives the result to end with (exit code 2).
 */
export function selectGaps(input: SelectionInput): Selected | VerbResult {
  const { found, reported, ids } = input;
  const judged = found.filter(({ outcome, severity }) => outcome !== 'notApplicable' && severity !== 'info');
  if (ids.length > 0) return selectByIds(judged, input);
  if (!reported) return { selection: { gaps: judged.filter(isOpen), closed: [] }, diagnostics: [] };
  return selectReported(judged, input, reported);
}

function selectByIds(
  judged: readonly Gap[],
  { ids, reported = [], ordered, isThere }: SelectionInput,
): Selected | VerbResult {
  const wanted = new Set(ids);
  const gaps = judged.filter(({ id }) => wanted.has(id));
  const present = new Set(gaps.map(({ id }) => id));
  const earlier = new Map(reported.flatMap((gap) => (gap.id === undefined ? [] : [[gap.id, gap] as const])));
  const known = [...new Set([...judged.map(({ id }) => id), ...earlier.keys(), ...ordered])];
  const unknown = [...wanted].filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const told = unknown.map((id) =>
      repairDiagnostics.create('no-such-gap', { id: id.slice(0, 80), near: nearestName(id, known) }),
    );
    return refusal(told, new Map(), exitCodes.usage);
  }
  const closed = [...wanted]
    .filter((id) => !present.has(id))
    .map((id): ClosedGap => {
      const metaFile = earlier.get(id)?.metaFile;
      const isContractGone = metaFile !== undefined && !isThere(metaFile);
      return { id, isContractGone, ...(metaFile === undefined ? {} : { metaFile }) };
    });
  return { selection: { gaps, closed }, diagnostics: [] };
}

function selectReported(
  judged: readonly Gap[],
  { isThere }: SelectionInput,
  reported: readonly ReportedGap[],
): Selected {
  const chosen = new Set<string>();
  const closed = new Map<string, ClosedGap>();
  const find = createFinder(judged);
  const gone = new Map<RelPath, Span>();
  for (const gap of reported) {
    const matching = find(gap);
    for (const { fingerprint } of matching) chosen.add(fingerprint);
    if (matching.length > 0) continue;
    const { metaFile } = gap;
    const isContractGone = !isThere(metaFile);
    if (isContractGone && !gone.has(metaFile)) gone.set(metaFile, gap.span);
    closed.set(nameOf(gap), { id: nameOf(gap), isContractGone, metaFile });
  }
  const diagnostics = [...gone].map(([contract, span]) =>
    repairDiagnostics.create('contract-gone', { contract }, { span }),
  );
  const gaps = judged.filter(({ fingerprint }) => chosen.has(fingerprint));
  return { selection: { gaps, closed: [...closed.values()] }, diagnostics };
}

function createFinder(judged: readonly Gap[]): (gap: ReportedGap) => readonly Gap[] {
  const byName = new Map(judged.flatMap((gap) => [[gap.fingerprint, gap] as const, [gap.id, gap] as const]));
  const byPlace = new Map<string, Gap[]>();
  for (const gap of judged) {
    const place = placeOf(gap);
    byPlace.set(place, [...(byPlace.get(place) ?? []), gap]);
  }
  return (gap) => {
    const { id, fingerprint } = gap;
    const named = byName.get(fingerprint ?? '') ?? byName.get(id ?? '');
    if (named) return [named];
    // The older form has no names: it means whatever is wrong with that target by that contract.
    return id === undefined && fingerprint === undefined ? (byPlace.get(placeOf(gap)) ?? []) : [];
  };
}

function placeOf({ metaFile, targetFile }: Pick<ReportedGap, 'metaFile' | 'targetFile'>): string {
  return JSON.stringify([metaFile, targetFile ?? null]);
}

function nameOf({ id, kind, metaFile, targetFile }: ReportedGap): string {
  return shown(id ?? [kind, metaFile, targetFile].filter((part) => part !== undefined).join(' '));
}

function shown(text: string): string {
  return text.slice(0, 200);
}
