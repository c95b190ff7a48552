import { hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { parseYaml } from '../documents/index.js';
import type { FileSystem } from '../host/index.js';
import { decodeWorkspace, findReferences, type Workspace } from '../model/index.js';
import type { Plan } from '../plan/index.js';
import { readWorkspace } from '../sources/index.js';
import { snakeCase, type RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { Target } from './find-removed.js';
import { createOverlayFiles } from './overlay-files.js';
import type { ReadModel } from './read-model.js';
import { withoutFiles } from './without-files.js';

/** The workspace as it would be after a removal. */
export interface JudgedRemoval {
  readonly workspace: Workspace;
  /** What speaks against the removal, and the warnings that it would bring. */
  readonly diagnostics: readonly Diagnostic[];
  /** True when some module that stays does not hold. */
  readonly incomplete: boolean;
}

/** Judges what would be left: every place that still names a removed module, and whatever else would not hold any more. */
export async function judgeRemoval(
  files: FileSystem,
  { plan, targets, model }: { readonly plan: Plan; readonly targets: readonly Target[]; readonly model: ReadModel },
): Promise<JudgedRemoval> {
  const gone = new Set(plan.operations.filter(({ kind }) => kind === 'delete').map(({ path }) => path));
  const texts = new Map(plan.operations.flatMap((one) => (one.kind === 'delete' ? [] : [[one.path, one.content]])));
  const read = await readWorkspace(createOverlayFiles(withoutFiles(files, gone), texts));
  if (!read.value) throw new Error('a workspace does not vanish when a module is removed');
  const decoded = decodeWorkspace(read.value);
  if (!decoded.value) throw new Error('decoding gives a workspace even when its modules do not hold');
  const found = [...read.diagnostics, ...decoded.diagnostics];
  const snakes = new Map(targets.map(({ snake, module }) => [snake, module]));
  const references = [
    ...findReferences(read.value).flatMap(({ user, snake, how, span }) => {
      const module = snakes.get(snake);
      return module === undefined || snakes.has(snakeCase(user))
        ? []
        : [toolkitDiagnostics.create('module-referenced', { user, how, module }, { span })];
    }),
    ...successions(model, snakes),
  ];
  // While something stands in the way, what would be left is no whole, and finding faults with it tells nothing.
  const isWhole = plan.conflicts.length === 0 && references.length === 0;
  const brought = isWhole ? withoutKnown(found, model.diagnostics) : [];
  return { workspace: decoded.value, diagnostics: [...references, ...brought], incomplete: hasErrors(found) };
}

// The lines of the registry move, so what is known is known by what it says.
function withoutKnown(found: readonly Diagnostic[], known: readonly Diagnostic[]): readonly Diagnostic[] {
  const identity = ({ code, file, span, message }: Diagnostic): string =>
    JSON.stringify([code, span?.file ?? file, message]);
  const names = new Set(known.map(identity));
  return found.filter((diagnostic) => !names.has(identity(diagnostic)));
}

function successions({ workspace, texts }: ReadModel, snakes: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const file: RelPath = workspace.registryFile;
  const document = parseYaml(file, texts.get(file) ?? '').value;
  const modules: unknown = document?.value['modules'];
  if (!document || !Array.isArray(modules)) return [];
  return workspace.entries.flatMap(({ moduleId, supersededBy }) => {
    const module = supersededBy === undefined ? undefined : snakes.get(snakeCase(supersededBy));
    if (module === undefined || snakes.has(snakeCase(moduleId))) return [];
    const index = modules.findIndex((entry: unknown) => idOf(entry) === moduleId);
    const span = document.locate(['modules', index, 'superseded_by'], 'value');
    return [
      toolkitDiagnostics.create('module-referenced', { user: moduleId, how: 'is superseded by', module }, { span }),
    ];
  });
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'module_id' in entry ? entry.module_id : undefined;
}
