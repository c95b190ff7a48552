import { createCollector, type Diagnostic } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { conflictPath, decisionPath, formatDecision, recordConflict, type Decision } from '../ledger/index.js';
import { tellOccurring, type WayBack } from '../plan/index.js';
import type { RelPath } from '../text/index.js';
import { readConflicts, readDecisions } from './read-records.js';
import type { BothWays } from './rename-contracts.js';

/** The records of conflicts about files that move: decisions under the new names; what was open is worked out anew. */
export async function carryDecisions(
  files: FileSystem,
  moved: ReadonlyMap<RelPath, RelPath>,
  { rename, back }: BothWays,
): Promise<{
  readonly records: ReadonlyMap<RelPath, string | undefined>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const collector = createCollector();
  const records = new Map<RelPath, string | undefined>();
  for (const { id, file } of (await readConflicts(files)).values())
    if (moved.has(file)) records.set(conflictPath(id), undefined);
  for (const decision of (collector.take(await readDecisions(files)) ?? new Map<string, Decision>()).values()) {
    const file = moved.get(decision.file);
    if (file === undefined) continue;
    const renamed = renamedDecision(decision, file, rename.rename);
    const returned = renamedDecision(renamed, decision.file, back.rename);
    if (returned.id !== decision.id || returned.before.text !== decision.before.text)
      collector.add(tellOccurring(decisionPath(decision.id), wayBack(decision, returned), rename));
    records.set(decisionPath(decision.id), undefined);
    records.set(decisionPath(renamed.id), formatDecision(renamed));
  }
  return { records, diagnostics: collector.all() };
}

function wayBack(decision: Decision, returned: Decision): WayBack {
  return { text: formatDecision(decision), returned: formatDecision({ ...returned, id: decision.id }) };
}

function renamedDecision(decision: Decision, file: RelPath, rename: (text: string) => string): Decision {
  const { node, base, ours, theirs, choice, before } = decision;
  const about = { file, node: rename(node), base: rename(base), ours: rename(ours), theirs: rename(theirs) };
  const { id } = recordConflict({ ...about, hint: '' });
  return { id, ...about, choice, before: { ...before, text: rename(before.text) } };
}
