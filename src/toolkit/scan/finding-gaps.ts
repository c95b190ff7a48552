import type { Diagnostic } from '../../diagnostics/index.js';
import type { Drift, DriftName } from '../../drift/index.js';
import {
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

// What a person wrote, or wrote over, is no repair's to change.
const regenerated: ReadonlySet<DriftName> = new Set<DriftName>(['pending', 'missing', 'stale', 'orphaned']);

/** Prepares for the findings of one workspace. */
export function createFindingGaps(workspace: Workspace): FindingGaps {
  const originOf = createOrigins(workspace);
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
  return {
    ofFindings: (findings) =>
      findings
        .filter((finding) => !isAdvice(finding) && !isToldByObligations(finding.code))
        .map((finding) => blocking(gapOfFinding(finding, originOf(finding)))),
    ofDrift: (drifts) =>
      drifts.map(({ name, path, module, diagnostic }) =>
        gapOfFinding(diagnostic, {
          ...originOf(diagnostic),
          ...ofModule(module, path),
          targetFile: path,
          writeSet: regenerated.has(name) ? [path] : [],
        }),
      ),
  };
}

// What cannot be judged does not pass, however lightly another verb takes it.
function blocking(gap: Gap): Gap {
  return gap.outcome === 'notEvaluable' ? { ...gap, severity: 'error' } : gap;
}
