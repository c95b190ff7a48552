import type { Diagnostic } from '../diagnostics/index.js';
import type { LedgerEntry } from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { fileStart, hashOf } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import { entryOf, observe, type FileCase, type FileDecision } from './file-decision.js';
import { planEdited } from './plan-edited.js';
import type { Conflict, Operation } from './plan.js';
import type { Present } from './present-tree.js';

type Standing = Extract<Present, { readonly kind: 'file' }>;

/**
 * Decides about one wanted file. A pristine file is updated, a person's edits are merged, a foreign file is never touched;
 * a seeded file is written once, an ejected one never again. The text is rendered only when the inputs or the disk have
 * moved on.
 */
export async function planFile(file: FileCase): Promise<FileDecision> {
  const { wanted, present, recorded } = file;
  if (recorded?.ownership === 'ejected')
    return { entry: recorded, observation: observe(file, 'nothing'), diagnostics: [] };
  if (present.kind === 'other') return inTheWay(file, present.found);
  if (present.kind === 'absent') return planCreate(file);
  if (wanted.ownership === 'seeded') return planSeeded(file, present);
  const isDiscarded = file.settled.discard.has(wanted.path);
  if (!isDiscarded && recorded?.output === present.hash && recorded.inputs === wanted.inputs)
    return planNothing(file, recorded, present);
  const rendered = await wanted.render(present.text);
  const text = rendered.value;
  if (text === undefined)
    return { ...keep(recorded), observation: observe(file, 'update'), diagnostics: rendered.diagnostics };
  const decision = await planRendered(file, present, text);
  return { ...decision, diagnostics: [...rendered.diagnostics, ...decision.diagnostics] };
}

async function planRendered(file: FileCase, present: Standing, text: string): Promise<FileDecision> {
  const { wanted, recorded } = file;
  const made = stripDora(wanted.path, text);
  // The very bytes we would write stand there: nothing is lost by recording them as ours.
  if (hashOf(text) === present.hash) {
    const observation = { ...observe(file, 'nothing'), disk: 'as-recorded' as const };
    return { entry: entryOf(wanted, present.hash, made), made, observation, diagnostics: [] };
  }
  if (!recorded) return planForeign(file);
  const isPristine = isMade(file, recorded, present);
  if (isPristine || file.settled.discard.has(wanted.path)) return planUpdate(file, present, text);
  return planEdited(file, { present, recorded, theirs: made });
}

/** True when what stands there is, block aside, what the templates made last: nothing in it is a person's. */
function isMade({ wanted }: FileCase, recorded: LedgerEntry, present: Standing): boolean {
  if (recorded.base === undefined) return recorded.output === present.hash;
  return hashOf(stripDora(wanted.path, present.text)) === recorded.base;
}

function planNothing(file: FileCase, recorded: LedgerEntry, present: Standing): FileDecision {
  const observation = observe(file, 'nothing');
  if (recorded.base !== undefined) return { entry: recorded, observation, diagnostics: [] };
  // Recorded before there were bases: what stands there is what was made, so it can be one.
  const made = stripDora(file.wanted.path, present.text);
  return { entry: { ...recorded, base: hashOf(made) }, made, observation, diagnostics: [] };
}

function planUpdate(file: FileCase, present: Standing, content: string): FileDecision {
  const { wanted } = file;
  const { path, ownership, because } = wanted;
  const [after, made] = [hashOf(content), stripDora(path, content)];
  const operation: Operation = { kind: 'update', path, before: present.hash, after, content, ownership, because };
  return {
    operation,
    entry: entryOf(wanted, after, made),
    made,
    observation: observe(file, 'update'),
    diagnostics: [],
  };
}

// The owner's file: never written again, but told when what it implements has moved on. Told once: then it is recorded.
function planSeeded(file: FileCase, present: Standing): FileDecision {
  const { wanted, recorded } = file;
  const { path } = wanted;
  const observation = observe(file, 'nothing');
  if (!recorded || recorded.inputs === wanted.inputs)
    return { entry: recorded ?? entryOf(wanted, present.hash), observation, diagnostics: [] };
  const diagnostic = planDiagnostics.create('seeded-outdated', { path }, { span: fileStart(path) });
  return { entry: { ...recorded, inputs: wanted.inputs }, observation, diagnostics: [diagnostic] };
}

async function planCreate(file: FileCase): Promise<FileDecision> {
  const { wanted, recorded } = file;
  const { path, ownership, because } = wanted;
  const rendered = await wanted.render(undefined);
  const content = rendered.value;
  if (content === undefined)
    return { ...keep(recorded), observation: observe(file, 'create'), diagnostics: rendered.diagnostics };
  const after = hashOf(content);
  const made = ownership === 'generated' ? { made: stripDora(path, content) } : {};
  const operation: Operation = { kind: 'create', path, after, content, ownership, because };
  const entry = entryOf(wanted, after, made.made);
  return { operation, entry, ...made, observation: observe(file, 'create'), diagnostics: rendered.diagnostics };
}

function planForeign(file: FileCase): FileDecision {
  const { path, because } = file.wanted;
  const wantedBy =
    because.module === undefined ? `the ${because.rule ?? 'workspace'}` : `the module \`${because.module}\``;
  const diagnostic = planDiagnostics.create('path-taken', { path, wantedBy }, { span: fileStart(path) });
  return { ...conflictOf(file, diagnostic), observation: observe(file, 'create') };
}

function inTheWay(file: FileCase, found: string): FileDecision {
  const { path } = file.wanted;
  const diagnostic = planDiagnostics.create('target-not-a-file', { path, found }, { span: fileStart(path) });
  const observation = { ...observe(file, 'create'), recorded: false, disk: 'different' } as const;
  return { ...keep(file.recorded), ...conflictOf(file, diagnostic), observation };
}

function conflictOf(
  { wanted }: FileCase,
  diagnostic: Diagnostic,
): Required<Pick<FileDecision, 'conflicts' | 'diagnostics'>> {
  const conflict: Conflict = { path: wanted.path, diagnostic, because: wanted.because };
  return { conflicts: [conflict], diagnostics: [diagnostic] };
}

function keep(entry: LedgerEntry | undefined): { readonly entry?: LedgerEntry } {
  return entry ? { entry } : {};
}
