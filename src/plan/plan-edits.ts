import { createCollector, type Diagnostic } from '../diagnostics/index.js';
import type { Ledger } from '../ledger/index.js';
import { fileStart, hashOf, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import type { Observation } from './observation.js';
import type { Operation } from './plan.js';
import type { Present } from './present-tree.js';
import type { WantedEdit } from './wanted.js';

/** The decision about one shared file, with every module's edits of it. */
export interface SharedDecision {
  readonly operation?: Operation;
  readonly observations: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
}

interface SharedCase {
  readonly path: RelPath;
  readonly present: Present;
  /** Sorted by module, so that the result does not depend on the order in which modules were named. */
  readonly edits: readonly { readonly edit: WantedEdit; readonly ledger: Ledger }[];
}

/** Applies all modules' edits to one shared file, one after the other; a failing edit leaves the whole file untouched. */
export async function planEdits({ path, present, edits }: SharedCase): Promise<SharedDecision> {
  if (present.kind !== 'file') return { observations: [], diagnostics: [nothingToEdit(path, present, edits[0]?.edit)] };
  const collector = createCollector();
  const observations: Observation[] = [];
  let text = present.text;
  const changing: string[] = [];
  for (const { edit, ledger } of edits) {
    const edited = collector.take(await edit.edit(text));
    if (edited === undefined) return { observations, diagnostics: collector.all() };
    observations.push(observe(edit, ledger, edited !== text));
    if (edited !== text && edit.because.module !== undefined) changing.push(edit.because.module);
    text = edited;
  }
  const after = hashOf(text);
  const first = edits.find(({ edit }) => edit.because.module === changing[0])?.edit.because;
  const because = first && { ...first, module: changing.join(', ') };
  if (after === present.hash || !because) return { observations, diagnostics: collector.all() };
  return {
    operation: { kind: 'update', path, before: present.hash, after, content: text, ownership: 'shared', because },
    observations,
    diagnostics: collector.all(),
  };
}

function nothingToEdit(
  path: RelPath,
  present: Exclude<Present, { readonly kind: 'file' }>,
  edit?: WantedEdit,
): Diagnostic {
  if (present.kind === 'other') {
    return planDiagnostics.create('target-not-a-file', { path, found: present.found }, { span: fileStart(path) });
  }
  return planDiagnostics.create('slot-missing', { path, module: edit?.because.module ?? '' }, { file: path });
}

function observe(edit: WantedEdit, ledger: Ledger, changes: boolean): Observation {
  const recorded = ledger.wired.get(edit.path);
  const disk = !changes
    ? 'as-recorded'
    : recorded === edit.inputs
      ? 'absent'
      : recorded === undefined
        ? 'different'
        : 'as-recorded';
  return {
    path: edit.path,
    module: edit.because.module ?? '',
    ownership: 'shared',
    wants: changes ? 'update' : 'nothing',
    recorded: recorded !== undefined,
    disk,
  };
}
