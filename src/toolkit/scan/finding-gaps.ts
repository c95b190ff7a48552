import type { Diagnostic } from '../../diagnostics/index.js';
import type { Drift, DriftName } from '../../drift/index.js';
import {
  createEntryDemands,
  createOrigins,
  gapOfFinding,
  isAdvice,
  isToldByObligations,
  type FindingOrigin,
  type Gap,
} from '../../gaps/index.js';
import type { Workspace } from '../../model/index.js';
import type { RelPath } from '../../text/index.js';

/** Turns findings of other rooms into gaps. */
export interface FindingGaps {
  /** Errors and warnings; notes and advice are no gaps. */
  readonly ofFindings: (findings: readonly Diagnostic[]) => readonly Gap[];
  readonly ofDrift: (drifts: readonly Drift[]) => readonly Gap[];
}

/** Prepares for the findings of one workspace. */
export function createFindingGaps(workspace: Workspace): FindingGaps {
  const originOf = createOrigins(workspace);
  const entryDemandOf = createEntryDemands(workspace);
  const types = new Map(workspace.contracts.files.map(({ file, kind }) => [file, kind ?? 'unknown']));
  const contractOf = new Map<string, RelPath>(
    workspace.modules.map(({ id, metaFile, specFile }) => [id, metaFile ?? specFile]),
  );
  // A document of a contract is told under the contract.
  for (const file of types.keys()) contractOf.set(file, file);
  const ofModule = (module: string, path: RelPath): Pick<FindingOrigin, 'metaFile' | 'metaType'> | undefined => {
    const metaFile = contractOf.get(module);
    if (metaFile === undefined || types.has(path)) return undefined;
    return { metaFile, metaType: types.get(metaFile) ?? 'unknown' };
  };
  const ofEntry = ({ isEntry, ...drift }: Drift): Gap | undefined => {
    const asked = isEntry ? entryDemandOf(drift.module, drift.path) : undefined;
    if (!asked) return undefined;
    const finding = { ...drift.diagnostic, ...asked };
    return gapOfFinding(finding, { ...originOf(finding), ...targetOf(drift), kind: 'wiring_violation' });
  };
  const ofFile = (drift: Drift): Gap => {
    const { diagnostic, module, path } = drift;
    return gapOfFinding(diagnostic, { ...originOf(diagnostic), ...ofModule(module, path), ...targetOf(drift) });
  };
  return {
    ofFindings: (findings) =>
      withoutEchoes(findings)
        .filter((finding) => !isAdvice(finding) && !isToldByObligations(finding.code))
        .map((finding) => blocking(gapOfFinding(finding, originOf(finding)))),
    ofDrift: (drifts) => drifts.map((drift) => ofEntry(drift) ?? ofFile(drift)),
  };
}

function targetOf({ name, path }: Pick<Drift, 'name' | 'path'>): Pick<FindingOrigin, 'targetFile' | 'writeSet'> {
  return { targetFile: path, writeSet: regenerated.has(name) ? [path] : [] };
}

// What a person wrote, or wrote over, is no repair's to change.
const regenerated: ReadonlySet<DriftName> = new Set<DriftName>(['pending', 'missing', 'stale', 'orphaned']);

// That a file is missing says that nothing in it can be judged.
function withoutEchoes(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const missing = new Set(
    findings.flatMap((finding) => (finding.code === 'plan/slot-missing' ? [fileOf(finding)] : [])),
  );
  return findings.filter((finding) => finding.code !== 'conform/not-evaluable' || !missing.has(fileOf(finding)));
}

function fileOf({ span, file }: Diagnostic): RelPath | undefined {
  return span?.file ?? file;
}

// What cannot be judged does not pass, however lightly another verb takes it.
function blocking(gap: Gap): Gap {
  return gap.outcome === 'notEvaluable' ? { ...gap, severity: 'error' } : gap;
}
