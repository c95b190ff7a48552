import { hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { ledgerPath } from '../ledger/index.js';
import { decodeWorkspace, type Workspace } from '../model/index.js';
import { createModuleWants, planDiagnostics, type Named } from '../plan/index.js';
import { readWorkspace } from '../sources/index.js';
import { createIdRename, fileStart, snakeCase, type RelPath } from '../text/index.js';
import { carryAll } from './carry-all.js';
import { createChangedTree, type ChangedFiles } from './changed-tree.js';
import { gatherMoved, type Moved } from './gather-moved.js';
import { preparePlan, type PreparedPlan } from './prepare-plan.js';
import { readMaking } from './read-making.js';
import type { ReadModel } from './read-model.js';
import { renameContracts } from './rename-contracts.js';
import type { Renaming } from './renaming.js';
import type { ToolkitContext } from './toolkit-context.js';

/** The repository as it is after a rename. */
export interface PreparedRename {
  readonly files: ChangedFiles;
  /** Ledgers, merge bases, decisions. */
  readonly records: ChangedFiles;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
  /** What everything here follows from. */
  readonly contract: RelPath;
  /** What the new contracts ask for besides, as `generate` would plan it. Absent where errors say that nothing is written. */
  readonly rest?: PreparedPlan;
}

/**
 * Works out the whole repository under the new id of a module, in memory: its contracts first, then what was made for it
 * and for the modules that name it, then whatever a run of `generate` would still do. Reads only.
 */
export async function prepareRename(
  context: ToolkitContext,
  model: ReadModel,
  renaming: Renaming,
): Promise<PreparedRename> {
  const { from, to, ledgers } = renaming;
  const others = model.workspace.entries.map(({ moduleId }) => moduleId).filter((id) => id !== from);
  const ways = { rename: createIdRename({ from, to, others }), back: createIdRename({ from: to, to: from, others }) };
  const making = await readMaking(context);
  const old = namedModules(model.workspace, making);
  const ledger = ledgers.get(snakeCase(from));
  context.progress('renaming contracts');
  const moved = await gatherMoved(context.files, model, { rename: ways.rename, ledger, named: old.get(from) });
  const contracts = renameContracts(model.texts, moved, ways);
  const inTheWay = await filesInTheWay(context, moved, { to, ledgers });
  const early = [...moved.diagnostics, ...contracts.diagnostics, ...inTheWay];
  if (hasErrors(early)) return refused(early, model);
  const judged = await judge(context, shifted(moved, contracts.changes));
  if (hasErrors(judged.diagnostics)) return refused(judged.diagnostics, judged);
  context.progress('carrying over what was made');
  const wanted = namedModules(judged.workspace, making);
  const carried = await carryAll(context, { model, renaming, moved, ways, old, wanted });
  if (hasErrors(carried.diagnostics)) return refused(errorsOf(carried.diagnostics), model);
  const files = new Map([...contracts.changes, ...carried.changes]);
  const tree = createChangedTree(context.files, new Map([...files, ...carried.records]));
  const selected = judged.workspace.modules.filter(({ id }) => carried.carried.has(id));
  const rest = await preparePlan({ ...context, files: tree }, { ...judged, selected });
  const stale = await staleOverviews(context, model);
  return {
    files,
    records: carried.records,
    diagnostics: [...carried.diagnostics, ...rest.diagnostics],
    texts: judged.texts,
    contract: judged.workspace.registryFile,
    rest: without(rest, stale),
  };
}

function refused(
  diagnostics: readonly Diagnostic[],
  { workspace, texts }: Pick<ReadModel, 'workspace' | 'texts'>,
): PreparedRename {
  return { files: new Map(), records: new Map(), diagnostics, texts, contract: workspace.registryFile };
}

// What would change for others is no matter where nothing changes.
function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((diagnostic) => hasErrors([diagnostic]));
}

function namedModules(
  workspace: Workspace,
  making: Parameters<typeof createModuleWants>[0],
): ReadonlyMap<string, Named> {
  const wantsOf = createModuleWants(making, workspace);
  return new Map(workspace.modules.map((module) => [module.id, { module, wanted: wantsOf(module) }]));
}

async function filesInTheWay(
  { files }: ToolkitContext,
  moved: Moved,
  { to, ledgers }: Pick<Renaming, 'to' | 'ledgers'>,
): Promise<readonly Diagnostic[]> {
  const wantedBy = `the module \`${to}\``;
  const snake = snakeCase(to);
  const isOwn = [...moved.files].every(([before, after]) => before === after);
  const targets = [...moved.files.values()].filter((path) => !moved.files.has(path));
  const taken: RelPath[] = ledgers.has(snake) && !isOwn ? [ledgerPath(snake)] : [];
  for (const path of new Set(targets)) if (await files.stat(path)) taken.push(path);
  return taken.map((path) => planDiagnostics.create('path-taken', { path, wantedBy }, { span: fileStart(path) }));
}

// Contracts are judged together with the places of the files that belong to them; what these say is no matter yet.
function shifted({ files }: Moved, contracts: ChangedFiles): ChangedFiles {
  const others = [...files].filter(([from, to]) => from !== to && !contracts.has(from));
  return new Map([
    ...others.flatMap(([from, to]): readonly (readonly [RelPath, string | undefined])[] => [
      [from, undefined],
      [to, ''],
    ]),
    ...contracts,
  ]);
}

async function judge({ files }: ToolkitContext, changes: ChangedFiles): Promise<Omit<ReadModel, 'selected'>> {
  const read = await readWorkspace(createChangedTree(files, changes));
  if (!read.value) throw new Error('a workspace does not vanish when a module is renamed');
  const decoded = decodeWorkspace(read.value);
  if (!decoded.value) throw new Error('decoding gives a workspace even when its modules do not hold');
  const diagnostics = [...read.diagnostics, ...decoded.diagnostics];
  const { value: sources } = read;
  return {
    workspace: decoded.value,
    sources,
    diagnostics,
    texts: sources.texts,
    incomplete: hasErrors(diagnostics),
    isNarrowed: true,
  };
}

// What was not up to date before is not the business of a rename.
async function staleOverviews(context: ToolkitContext, model: ReadModel): Promise<ReadonlySet<RelPath>> {
  const { planned } = await preparePlan(context, { ...model, selected: [] });
  return new Set(planned.plan.operations.map(({ path }) => path));
}

function without(prepared: PreparedPlan, paths: ReadonlySet<RelPath>): PreparedPlan {
  const { planned } = prepared;
  const operations = planned.plan.operations.filter(({ path }) => !paths.has(path));
  return { ...prepared, planned: { ...planned, plan: { ...planned.plan, operations } } };
}
