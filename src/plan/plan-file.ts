import type { Diagnostic } from '../diagnostics/index.js';
import type { LedgerEntry } from '../ledger/index.js';
import { fileStart, hashOf } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import type { Observation } from './observation.js';
import type { Conflict, Operation } from './plan.js';
import type { Present } from './present-tree.js';
import type { WantedFile } from './wanted.js';

/** The decision about one file; `entry` is what the ledger records once it is carried out (absent: record nothing). */
export interface FileDecision {
  readonly operation?: Operation;
  readonly conflict?: Conflict;
  readonly entry?: LedgerEntry;
  readonly observation: Observation;
  readonly diagnostics: readonly Diagnostic[];
}

interface FileCase {
  readonly wanted: WantedFile;
  readonly present: Present;
  readonly recorded: LedgerEntry | undefined;
}

/**
 * Decides about one wanted file. A pristine file is updated, an edited one is kept, a foreign one is never touched;
 * a seeded file is written once. The text is rendered only when the inputs or the disk have moved on.
 */
export async function planFile(file: FileCase): Promise<FileDecision> {
  const { wanted, present, recorded } = file;
  if (present.kind === 'other') return inTheWay(wanted, present.found);
  if (present.kind === 'absent') return planCreate(file);
  const entry = entryOf(wanted, present.hash);
  if (wanted.ownership === 'seeded') return planSeeded(file, entry);
  const pristine = recorded?.output === present.hash;
  if (pristine && recorded.inputs === wanted.inputs)
    return { entry: recorded, observation: observe(file, 'nothing'), diagnostics: [] };
  const rendered = await wanted.render(present.text);
  if (rendered.value === undefined)
    return { ...keep(recorded), observation: observe(file, 'update'), diagnostics: rendered.diagnostics };
  const after = hashOf(rendered.value);
  // The very bytes we would write stand there: nothing is lost by recording them as ours.
  if (after === present.hash)
    return { entry, observation: { ...observe(file, 'nothing'), disk: 'as-recorded' }, diagnostics: [] };
  if (pristine) {
    const operation: Operation = {
      kind: 'update',
      path: wanted.path,
      before: present.hash,
      after,
      content: rendered.value,
      ownership: wanted.ownership,
      because: wanted.because,
    };
    return {
      operation,
      entry: entryOf(wanted, after),
      observation: observe(file, 'update'),
      diagnostics: rendered.diagnostics,
    };
  }
  return planOccupied(file);
}

// The owner's file: never written again, but told when what it implements has moved on. Told once: then it is recorded.
function planSeeded(file: FileCase, entry: LedgerEntry): FileDecision {
  const { wanted, recorded } = file;
  const { path } = wanted;
  const observation = observe(file, 'nothing');
  if (!recorded || recorded.inputs === wanted.inputs) return { entry: recorded ?? entry, observation, diagnostics: [] };
  const diagnostic = planDiagnostics.create('seeded-outdated', { path }, { span: fileStart(path) });
  return { entry: { ...recorded, inputs: wanted.inputs }, observation, diagnostics: [diagnostic] };
}

function keep(entry: LedgerEntry | undefined): { readonly entry?: LedgerEntry } {
  return entry ? { entry } : {};
}

async function planCreate(file: FileCase): Promise<FileDecision> {
  const { wanted, recorded } = file;
  const rendered = await wanted.render(undefined);
  if (rendered.value === undefined)
    return { ...keep(recorded), observation: observe(file, 'create'), diagnostics: rendered.diagnostics };
  const after = hashOf(rendered.value);
  const operation: Operation = {
    kind: 'create',
    path: wanted.path,
    after,
    content: rendered.value,
    ownership: wanted.ownership,
    because: wanted.because,
  };
  return {
    operation,
    entry: entryOf(wanted, after),
    observation: observe(file, 'create'),
    diagnostics: rendered.diagnostics,
  };
}

// The file holds something that is neither what we recorded nor what we would write.
function planOccupied(file: FileCase): FileDecision {
  const { wanted, recorded } = file;
  const { path, because } = wanted;
  if (!recorded) {
    const diagnostic = planDiagnostics.create(
      'path-taken',
      {
        path,
        wantedBy:
          because.module === undefined ? `the ${because.rule ?? 'workspace'}` : `the module \`${because.module}\``,
      },
      { span: fileStart(path) },
    );
    return { conflict: { path, diagnostic, because }, observation: observe(file, 'create'), diagnostics: [diagnostic] };
  }
  if (recorded.inputs === wanted.inputs) {
    return {
      entry: recorded,
      observation: observe(file, 'update'),
      diagnostics: [planDiagnostics.create('edited-kept', { path }, { span: fileStart(path) })],
    };
  }
  const diagnostic = planDiagnostics.create('would-lose-edit', { path }, { span: fileStart(path) });
  return {
    conflict: { path, diagnostic, because },
    entry: recorded,
    observation: observe(file, 'update'),
    diagnostics: [diagnostic],
  };
}

function inTheWay(wanted: WantedFile, found: string): FileDecision {
  const { path, because } = wanted;
  const diagnostic = planDiagnostics.create('target-not-a-file', { path, found }, { span: fileStart(path) });
  const observation: Observation = {
    path,
    module: because.module ?? '',
    ownership: wanted.ownership,
    wants: 'create',
    recorded: false,
    disk: 'different',
  };
  return { conflict: { path, diagnostic, because }, observation, diagnostics: [diagnostic] };
}

function entryOf(wanted: WantedFile, output: string): LedgerEntry {
  return { ownership: wanted.ownership, template: wanted.template, inputs: wanted.inputs, output };
}

function observe({ wanted, present, recorded }: FileCase, wants: Observation['wants']): Observation {
  const disk = present.kind !== 'file' ? 'absent' : recorded?.output === present.hash ? 'as-recorded' : 'different';
  return {
    path: wanted.path,
    module: wanted.because.module ?? 'all modules',
    ownership: wanted.ownership,
    wants,
    recorded: recorded !== undefined,
    disk,
  };
}
