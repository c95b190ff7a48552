import type { Ledger, LedgerEntry } from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { FileDecision } from './file-decision.js';
import type { Origin } from './plan.js';
import type { Present, PresentTree } from './present-tree.js';

/** The recorded files that nothing asks for any more. */
export function orphansOf(ledger: Ledger, wanted: ReadonlySet<RelPath>): readonly RelPath[] {
  return [...ledger.files.keys()].filter((path) => !wanted.has(path));
}

/** What a decision about an orphan depends on, besides its ledger. */
export interface OrphanContext {
  readonly present: PresentTree;
  readonly because: Origin;
  readonly discard: ReadonlySet<RelPath>;
}

/**
 * Decides about a recorded file that nothing asks for: deleted only when it is generated, its hash is the recorded one and
 * nothing in it is a person's; an edited one is kept and stays recorded unless it is given up by name; what is gone,
 * or seeded is forgotten; an ejected one stays recorded.
 */
export function planOrphan(path: RelPath, ledger: Ledger, context: OrphanContext): FileDecision | undefined {
  const entry = ledger.files.get(path);
  if (!entry) return undefined;
  const { ownership } = entry;
  // Given up for good, also should somebody ask for it again.
  if (ownership === 'ejected') {
    const observation = {
      path,
      module: ledger.module,
      ownership: 'generated',
      wants: 'nothing',
      recorded: true,
    } as const;
    return { entry, observation: { ...observation, disk: 'as-recorded' }, diagnostics: [] };
  }
  const present = context.present.at(path);
  if (present.kind === 'absent' || ownership !== 'generated') return undefined;
  const isPristine = isMadeByUs(path, entry, present);
  const disk = isPristine ? 'as-recorded' : 'different';
  const observation = { path, module: ledger.module, ownership, wants: 'delete', recorded: true, disk } as const;
  if (present.kind !== 'file' || !(isPristine || context.discard.has(path)))
    return { entry, observation, diagnostics: [] };
  const because = { ...context.because, template: entry.template, rule: 'nothing asks for it any more' };
  const operation = { kind: 'delete', path, before: present.hash, ownership, because } as const;
  return { operation, observation, diagnostics: [] };
}

/** True when a recorded file holds exactly what a run left, and that run kept nothing of a person in it. */
export function isMadeByUs(path: RelPath, { output, base }: LedgerEntry, present: Present): boolean {
  if (present.kind !== 'file' || present.hash !== output) return false;
  return base === undefined || hashOf(stripDora(path, present.text)) === base;
}
