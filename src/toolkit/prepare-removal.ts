import { parseYaml } from '../documents/index.js';
import type { Ledger } from '../ledger/index.js';
import { createModuleWants, type Removed, type planRemoval, type WantedModule } from '../plan/index.js';
import { snakeCase, type RelPath } from '../text/index.js';
import type { Target } from './find-removed.js';
import { gatherRemoved } from './gather-removed.js';
import { readMaking } from './read-making.js';
import { readLedgers } from './read-ledgers.js';
import type { ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';

/** Everything that a removal is planned from. */
export interface PreparedRemoval {
  readonly input: Parameters<typeof planRemoval>[0];
  readonly making: Parameters<typeof createModuleWants>[0];
}

/** Reads what there is of the modules that go, and what the others need of what they share. Reads only. */
export async function prepareRemoval(
  context: ToolkitContext,
  model: ReadModel,
  { targets, discard }: { readonly targets: readonly Target[]; readonly discard: ReadonlySet<RelPath> },
): Promise<PreparedRemoval> {
  const { workspace } = model;
  const making = await readMaking(context);
  const wantsOf = createModuleWants(making, workspace);
  const snakes = new Set(targets.map(({ snake }) => snake));
  const removed: Removed[] = [];
  for (const target of targets) {
    const module = workspace.modules.find(({ id }) => id === target.module);
    removed.push(await gatherRemoved(context.files, model, { target, wanted: module && wantsOf(module) }));
  }
  const registry = { path: workspace.registryFile, indices: indicesOf(model, snakes) };
  const staying = workspace.modules.filter(({ snake }) => !snakes.has(snake)).map(wantsOf);
  const headings = [...workspace.entries.map(({ moduleId }) => moduleId), ...targets.map(({ module }) => module)];
  const present = await readPresent(context.files, [registry.path, ...removed.flatMap(pathsOf)]);
  const ledgers = [...((await readLedgers(context.files)).value ?? new Map<string, Ledger>())];
  const kept = ledgers.filter(([snake]) => !snakes.has(snake)).map(([, ledger]) => ledger);
  const { composeFile } = workspace.deployment;
  const parts = { composeFile, needs: needsOf(staying, kept) };
  return {
    input: { removed, registry, headings, neededEnv: envOf(staying), staying: parts, present, discard },
    making,
  };
}

function indicesOf({ workspace, texts }: ReadModel, snakes: ReadonlySet<string>): readonly number[] {
  const text = texts.get(workspace.registryFile);
  const modules = text === undefined ? undefined : parseYaml(workspace.registryFile, text).value?.value['modules'];
  if (!Array.isArray(modules)) return [];
  return modules.flatMap((entry: unknown, index) => {
    const id = typeof entry === 'object' && entry !== null && 'module_id' in entry ? entry.module_id : undefined;
    return typeof id === 'string' && snakes.has(snakeCase(id)) ? [index] : [];
  });
}

function envOf(staying: readonly WantedModule[]): Parameters<typeof planRemoval>[0]['neededEnv'] {
  return staying.flatMap(({ edits }) =>
    edits.flatMap(({ together }) => (together?.kind === 'env' ? [together.block] : [])),
  );
}

function needsOf(
  staying: readonly WantedModule[],
  ledgers: readonly Ledger[],
): ReadonlyMap<RelPath, ReadonlySet<string>> {
  const needs = new Map<RelPath, Set<string>>();
  const add = (path: RelPath, name: string): unknown => needs.set(path, (needs.get(path) ?? new Set()).add(name));
  for (const { path, together } of staying.flatMap(({ edits }) => edits))
    if (together?.kind === 'data') for (const name of together.needs) add(path, name);
  for (const [path, parts] of ledgers.flatMap((ledger) => [...ledger.parts]))
    for (const part of parts) add(path, part.for);
  return needs;
}

function pathsOf({ ledger, contracts, others, edits, shared }: Removed): readonly RelPath[] {
  return [
    ...ledger.files.keys(),
    ...ledger.wired.keys(),
    ...ledger.parts.keys(),
    ...contracts,
    ...others,
    ...edits.map(({ path }) => path),
    ...shared,
  ];
}
