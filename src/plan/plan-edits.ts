import { createCollector, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import { editTogether } from './edit-together.js';
import type { Ledger, WiredPart } from '../ledger/index.js';
import { fileStart, hashOf, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import type { Observation } from './observation.js';
import type { Operation } from './plan.js';
import type { Present } from './present-tree.js';
import type { WantedEdit } from './wanted.js';
import { recordedParts } from './wiring/recorded-parts.js';

/** The decision about one shared file, with every module's edits of it. */
export interface SharedDecision {
  readonly operation?: Operation;
  readonly observations: readonly Observation[];
  /** What was put into a data file for each edit, now or before. */
  readonly parts: ReadonlyMap<WantedEdit, readonly WiredPart[]>;
  readonly diagnostics: readonly Diagnostic[];
}

interface SharedCase {
  readonly path: RelPath;
  readonly present: Present;
  /** Sorted by module, so that the result does not depend on the order in which modules were named. */
  readonly edits: readonly { readonly edit: WantedEdit; readonly ledger: Ledger }[];
  /** What modules record to have put into it, those that are not planned here among them. */
  readonly known?: readonly WiredPart[];
}

/** Applies all modules' edits to one shared file; a failing edit leaves the whole file untouched. */
export async function planEdits({ path, present, edits, known = [] }: SharedCase): Promise<SharedDecision> {
  if (present.kind !== 'file') return withoutFile(path, present, edits);
  const collector = createCollector();
  const observations: Observation[] = [];
  const together = await editTogether(
    { path, text: present.text },
    edits.map(({ edit }) => edit),
  );
  collector.addAll(together.diagnostics ?? []);
  let text = together.text;
  const changing: string[] = [];
  for (const { edit, ledger } of edits) {
    const isMade = together.changed.has(edit);
    const edited =
      isMade || together.held.has(edit) ? text : collector.take(await editOrTell(edit, text, present.text));
    if (edited === undefined) return { observations, parts: new Map(), diagnostics: collector.all() };
    const changes = isMade || edited !== text;
    observations.push(observe(edit, ledger, changes));
    if (changes && edit.because.module !== undefined) changing.push(edit.because.module);
    text = edited;
  }
  const operation = updateOf({ path, present, edits }, text, changing);
  const parts = recordedParts({ path, text: present.text, known }, edits);
  return { ...(operation && { operation }), observations, parts, diagnostics: collector.all() };
}

function withoutFile(
  path: RelPath,
  present: Exclude<Present, { readonly kind: 'file' }>,
  edits: SharedCase['edits'],
): SharedDecision {
  const isLeft = present.kind === 'absent' && edits.every(({ edit }) => edit.isOptional);
  const diagnostics = isLeft ? [] : [nothingToEdit(path, present, edits[0]?.edit)];
  return { observations: [], parts: new Map(), diagnostics };
}

// What stands in the way is told as it stands in the file, not in a text that other modules' edits have moved.
async function editOrTell(edit: WantedEdit, text: string, present: string): Promise<Outcome<string>> {
  const edited = await edit.edit(text);
  if (edited.value !== undefined || text === present) return edited;
  const alone = await edit.edit(present);
  return alone.value === undefined ? alone : edited;
}

function updateOf(
  { path, present, edits }: SharedCase,
  content: string,
  changing: readonly string[],
): Operation | undefined {
  const after = hashOf(content);
  const first = edits.find(({ edit }) => edit.because.module === changing[0])?.edit.because;
  if (present.kind !== 'file' || after === present.hash || !first || changing.length === 0) return undefined;
  const because = { ...first, module: changing.join(', ') };
  return { kind: 'update', path, before: present.hash, after, content, ownership: 'shared', because };
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
