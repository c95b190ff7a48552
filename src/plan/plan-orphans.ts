import type { Ledger, LedgerEntry } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';
import type { FileDecision } from './plan-file.js';
import type { Origin } from './plan.js';
import type { Present, PresentTree } from './present-tree.js';

/** The recorded files that nothing asks for any more. */
export function orphansOf(ledger: Ledger, wanted: ReadonlySet<RelPath>): readonly RelPath[] {
  return [...ledger.files.keys()].filter((path) => !wanted.has(path));
}

/**
 * Decides about a recorded file that nothing asks for: deleted only when it is generated and its hash is the recorded
 * one; an edited one is kept and stays recorded; what is gone or seeded is forgotten.
 */
export function planOrphan(
  path: RelPath,
  ledger: Ledger,
  context: { readonly present: PresentTree; readonly because: Origin },
): FileDecision | undefined {
  const entry = ledger.files.get(path);
  if (!entry) return undefined;
  const present = context.present.at(path);
  if (present.kind === 'absent' || entry.ownership === 'seeded') return undefined;
  const disk = isAsRecorded(entry, present) ? 'as-recorded' : 'different';
  const observation = {
    path,
    module: ledger.module,
    ownership: entry.ownership,
    wants: 'delete',
    recorded: true,
    disk,
  } as const;
  if (disk === 'different') return { entry, observation, diagnostics: [] };
  const because = { ...context.because, template: entry.template, rule: 'nothing asks for it any more' };
  return {
    operation: { kind: 'delete', path, before: entry.output, ownership: entry.ownership, because },
    observation,
    diagnostics: [],
  };
}

function isAsRecorded(entry: LedgerEntry, present: Present): boolean {
  return present.kind === 'file' && present.hash === entry.output;
}
