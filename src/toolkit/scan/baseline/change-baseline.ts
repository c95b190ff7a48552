import type { Diagnostic, Outcome } from '../../../diagnostics/index.js';
import type { Gap } from '../../../gaps/index.js';
import type { Operation } from '../../../plan/index.js';
import { hashOf, nearestName, type RelPath } from '../../../text/index.js';
import type { ToolkitContext } from '../../toolkit-context.js';
import { scanDiagnostics } from '../diagnostics.js';
import { baselineFile } from '../report/report-places.js';
import { withEntries, withoutEntries } from './edit-baseline.js';
import { parseBaseline, readBaseline, type Baseline } from './read-baseline.js';

/** How the baseline is to change before it is applied. */
export type BaselineWish =
  | { readonly kind: 'prune' }
  | {
      readonly kind: 'accept';
      readonly ids: readonly string[];
      readonly reason: string;
      /** Last day, as `YYYY-MM-DD`. */
      readonly until?: string;
    };

/** The baseline as it shall be, with the change that makes it so; or why it cannot be changed. */
export type ChangedBaseline =
  | { readonly baseline: Outcome<Baseline>; readonly operation?: Operation }
  | { readonly refused: readonly Diagnostic[]; readonly texts: ReadonlyMap<RelPath, string> };

/** Reads the baseline and plans the change of it that is wished for. Reads only. */
export async function changeBaseline(
  { files, now }: ToolkitContext,
  gaps: readonly Gap[],
  wish: BaselineWish | undefined,
): Promise<ChangedBaseline> {
  const read = await readBaseline(files);
  const { value: before } = read;
  if (!wish || !before) return { baseline: read };
  const edited =
    wish.kind === 'prune' ? prune(before, gaps) : accept(before, gaps, { ...wish, today: now.slice(0, 10) });
  const texts = new Map(before.text === undefined ? [] : [[baselineFile, before.text]]);
  if (edited.value === undefined) return { refused: edited.diagnostics, texts };
  if (edited.value === (before.text ?? '')) return { baseline: read };
  return { baseline: parseBaseline(edited.value), operation: operationTo(before.text, edited.value) };
}

function prune({ entries, text = '' }: Baseline, gaps: readonly Gap[]): Outcome<string> {
  const open = new Set(gaps.flatMap(({ outcome, fingerprint }) => (outcome === 'notApplicable' ? [] : [fingerprint])));
  const unused = entries.flatMap(({ fingerprint }, index) => (open.has(fingerprint) ? [] : [index]));
  return unused.length === 0 ? { value: text, diagnostics: [] } : withoutEntries(text, unused);
}

interface Acceptance {
  readonly ids: readonly string[];
  readonly reason: string;
  readonly until?: string;
  readonly today: string;
}

function accept(before: Baseline, gaps: readonly Gap[], { ids, reason, until, today }: Acceptance): Outcome<string> {
  const open = new Map(gaps.filter(({ outcome }) => outcome !== 'notApplicable').map((gap) => [gap.id, gap]));
  const unknown = ids
    .filter((id) => !open.has(id))
    .map((id) => scanDiagnostics.create('unknown-gap', { id, near: nearestName(id, [...open.keys()]) }));
  const problem = until === undefined ? undefined : dayProblem(until, today);
  const wrongDay = problem && until ? [scanDiagnostics.create('accepted-until', { until, problem })] : [];
  if (unknown.length + wrongDay.length > 0) return { diagnostics: [...unknown, ...wrongDay] };
  const accepted = new Set([...new Set(ids)].flatMap((id) => open.get(id)?.fingerprint ?? []));
  // What was accepted before is accepted anew: with the new reason, and until the new day.
  const replaced = before.entries.flatMap(({ fingerprint }, index) => (accepted.has(fingerprint) ? [index] : []));
  const kept = replaced.length === 0 ? undefined : withoutEntries(before.text ?? '', replaced);
  if (kept && kept.value === undefined) return kept;
  const added = [...accepted].map((fingerprint) => ({ fingerprint, reason, ...(until && { until }) }));
  return withEntries(kept?.value ?? before.text, added);
}

function dayProblem(until: string, today: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) ? new Date(`${until}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(until)) return 'is no day of the calendar';
  return until < today ? `is over: today is ${today}` : undefined;
}

function operationTo(before: string | undefined, content: string): Operation {
  const common = {
    path: baselineFile,
    ownership: 'shared',
    because: { contract: baselineFile, rule: 'known gaps' },
    after: hashOf(content),
    content,
  } as const;
  return before === undefined ? { ...common, kind: 'create' } : { ...common, kind: 'update', before: hashOf(before) };
}
