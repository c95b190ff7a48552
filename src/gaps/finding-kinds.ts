import type { Diagnostic } from '../diagnostics/index.js';
import type { Gap, GapKind } from './gap.js';

/** What a finding of another room is as a gap. */
export interface FindingKind {
  readonly kind: GapKind;
  readonly outcome?: Exclude<Gap['outcome'], 'waived'>;
  readonly effort?: Gap['effort'];
}

const notEvaluable: FindingKind = { kind: 'not_evaluable', outcome: 'notEvaluable' };
const incoherent: FindingKind = { kind: 'registry_incoherent', effort: 'low' };
const conflict: FindingKind = { kind: 'conflict' };
const wiring: FindingKind = { kind: 'wiring_violation', effort: 'low' };
const invalid: FindingKind = { kind: 'invalid_meta', effort: 'low' };

/** Codes that say more than their room does. */
const byCode: Readonly<Record<string, FindingKind>> = {
  'code/not-followed': notEvaluable,
  'conform/approval-bypassed': { kind: 'nonconformance', effort: 'high' },
  'conform/approval-not-asked': { kind: 'nonconformance', effort: 'high' },
  'conform/approval-not-proven': { kind: 'missing_test_case' },
  'conform/not-evaluable': notEvaluable,
  'conform/tool-differs': wiring,
  'conform/tool-not-registered': wiring,
  'conform/tool-repeated': wiring,
  'conform/undeclared-segment': { kind: 'nonconformance' },
  'conform/unknown-agent': wiring,
  'drift/edited': { kind: 'stale_generated', effort: 'medium' },
  'drift/foreign': conflict,
  'drift/missing': { kind: 'missing_file', effort: 'low' },
  'drift/orphaned': { kind: 'orphan_file', effort: 'low' },
  'drift/pending': { kind: 'missing_file', effort: 'low' },
  'drift/stale': { kind: 'stale_generated', effort: 'low' },
  'model/approval-not-tested': { kind: 'missing_test_case' },
  'model/archived-with-spec': incoherent,
  'model/areas-overlap': conflict,
  'model/compose-missing': { kind: 'missing_file' },
  'model/contradiction': conflict,
  'model/dangling-edge': { kind: 'wiring_violation', effort: 'low' },
  'model/duplicate-module': incoherent,
  'model/folder-misnamed': incoherent,
  'model/folder-missing': incoherent,
  'model/folder-not-registered': incoherent,
  'model/id-mismatch': incoherent,
  'model/kind-missing': { kind: 'unknown_type', effort: 'low' },
  'model/memory-missing': notEvaluable,
  'model/meta-not-registered': incoherent,
  'model/metas-missing': { kind: 'missing_contract', effort: 'low' },
  'model/name-taken': conflict,
  'model/outside-root-path': { kind: 'schema_violation' },
  'model/registry-missing': incoherent,
  'model/route-collision': conflict,
  'model/route-doubled': conflict,
  'model/route-repeats': conflict,
  'model/route-twin': conflict,
  'model/routes-not-read': notEvaluable,
  'model/second-spec': incoherent,
  'model/spec-misnamed': incoherent,
  'model/spec-missing': { kind: 'missing_contract' },
  'model/spec-not-registered': incoherent,
  'model/status-behind': incoherent,
  'model/test-file-name': { kind: 'naming_violation', effort: 'low' },
  'model/test-file-place': { kind: 'naming_violation', effort: 'low' },
  'model/tier-mismatch': incoherent,
  'model/unknown-agent': wiring,
  'model/unknown-kind': { kind: 'unknown_type', effort: 'low' },
  'model/unknown-segment': wiring,
  'plan/slot-missing': { kind: 'missing_file' },
  'sources/folder-not-readable': notEvaluable,
  'sources/not-readable': notEvaluable,
};

/** Codes that advise on how a contract is written: nothing that it demands is lacking. */
const advice: ReadonlySet<string> = new Set(['model/no-behaviours']);

/** Whether a finding is no gap, but has to be told. */
export function isAdvice({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean {
  return severity === 'info' || advice.has(code);
}

/** What the findings of a room are where their code does not say more; the longest beginning decides. */
const byRoom: Readonly<Record<string, FindingKind>> = {
  'apply/': conflict,
  'code/': notEvaluable,
  'conform/': { kind: 'nonconformance', effort: 'high' },
  'documents/': invalid,
  'ledger/': notEvaluable,
  'model/': invalid,
  'plan/': conflict,
  'render/': notEvaluable,
  'sources/': invalid,
  'toolkit/': notEvaluable,
};

/** The kind of gap that the findings of a code are. A code of a room without an entry cannot be judged, so it blocks. */
export function findingKind(code: string): FindingKind {
  const room = code.slice(0, code.indexOf('/') + 1);
  return byCode[code] ?? byRoom[room] ?? notEvaluable;
}

// What the model only warns of, in one finding for several files, is an obligation here, one for each.
const toldAsObligations: ReadonlySet<string> = new Set(['model/metas-missing']);

/** Whether the obligations tell what the findings of a code tell, so that a scan which judges both tells it once. */
export function isToldByObligations(code: string): boolean {
  return toldAsObligations.has(code);
}
