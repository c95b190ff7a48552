import { recover } from '../apply/index.js';
import { createCollector, exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { decodeWorkspace, findEntry, type Module, type Workspace } from '../model/index.js';
import { readWorkspace, sourceDiagnostics, workspaceMarker, type WorkspaceSources } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/** A workspace that was read and judged, narrowed to the modules asked for. */
export interface ReadModel {
  readonly workspace: Workspace;
  /** The modules asked for whose contracts hold; all when none was named. */
  readonly selected: readonly Module[];
  /** What concerns the modules asked for or all modules. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
  /** What the model was made from. */
  readonly sources: WorkspaceSources;
  /** True when some module of the workspace does not hold, so that a view of all of them would be incomplete. */
  readonly incomplete: boolean;
  /** True where modules were named, so that nothing is asked of the rest. */
  readonly isNarrowed: boolean;
}

/**
 * What a verb works on: modules; whatever contracts there are; or what is made of them, which without module contracts is
 * documents, and nothing where a registry or specs lack just those.
 */
export type Demand = 'modules' | 'contracts' | 'products';

/**
 * Reads the contracts and makes the model. A repository without what is demanded, or a name that is not registered,
 * gives the result to end with (exit code 2 where nothing can be judged).
 */
export async function readModel(
  context: ToolkitContext,
  names: readonly string[],
  demand: Demand = 'modules',
): Promise<ReadModel | VerbResult> {
  const recovered = await recover({ files: context.files, processes: context.processes });
  const read = await readWorkspace(context.files);
  if (demand !== 'contracts' && !hasWork(read.value, demand)) return noWorkspace();
  if (!read.value) return refusal(read.diagnostics, new Map(), exitCodes.usage);
  const decoded = decodeWorkspace(read.value);
  const collector = createCollector();
  collector.addAll(read.diagnostics);
  collector.addAll(decoded.diagnostics);
  if (recovered !== 'clean') collector.add(toolkitDiagnostics.create('settled-run', { state: recovered }));
  const workspace = decoded.value;
  if (!workspace) throw new Error('decoding gives a workspace even when its modules do not hold');
  const wanted = names.map((name) => findEntry(workspace, name));
  const unknown = wanted.flatMap((outcome) => outcome.diagnostics);
  if (unknown.length > 0) return tellUnknown(unknown, workspace, { all: collector.all(), texts: read.value.texts });
  const ids = names.length === 0 ? undefined : new Set(wanted.flatMap(({ value }) => (value ? [value.moduleId] : [])));
  const selected = workspace.modules.filter((module) => !ids || ids.has(module.id));
  const all = collector.all();
  const diagnostics = ids ? findingsAbout(all, workspace, ids) : all;
  const sources = read.value;
  return {
    workspace,
    selected,
    diagnostics,
    texts: sources.texts,
    sources,
    incomplete: hasErrors(all),
    isNarrowed: ids !== undefined,
  };
}

function hasWork(sources: WorkspaceSources | undefined, demand: Demand): boolean {
  if (!sources || sources.moduleContracts) return sources !== undefined;
  return demand === 'products' && !sources.registry && sources.specs.length === 0;
}

function noWorkspace(): VerbResult {
  const finding = sourceDiagnostics.create('no-workspace', { marker: workspaceMarker });
  return refusal([finding], new Map(), exitCodes.usage);
}

// Without a registry every name is unknown: then what is wrong with the registry is the finding.
function tellUnknown(
  unknown: readonly Diagnostic[],
  { isRegistryKnown }: Workspace,
  { all, texts }: { readonly all: readonly Diagnostic[]; readonly texts: ReadModel['texts'] },
): VerbResult {
  return isRegistryKnown ? refusal(unknown, texts, exitCodes.usage) : refusal(all, texts);
}

/** The findings that concern some modules: theirs, and those of what every module stands on. */
export function findingsAbout(
  diagnostics: readonly Diagnostic[],
  workspace: Workspace,
  ids: ReadonlySet<string>,
): readonly Diagnostic[] {
  const own = new Set([...workspace.filesOf].filter(([id]) => ids.has(id)).flatMap(([, files]) => files));
  const others = new Set([...workspace.filesOf].filter(([id]) => !ids.has(id)).flatMap(([, files]) => files));
  for (const { file, kind = '' } of workspace.contracts.files)
    if (!own.has(file) && !kindsOfAllModules.has(kind)) others.add(file);
  return diagnostics.filter((diagnostic) => {
    const file = diagnostic.span?.file ?? diagnostic.file;
    return file === undefined || !others.has(file);
  });
}

// What every module stands on; any other contract concerns its own subsystem.
const kindsOfAllModules: ReadonlySet<string> = new Set([
  'l9_module_contracts',
  'l9_repo_contract',
  'l9_wiring_contracts',
  'memory',
  'registry',
]);
