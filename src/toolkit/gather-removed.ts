import type { FileSystem } from '../host/index.js';
import { emptyLedger, type Bases } from '../ledger/index.js';
import { envExample, type Removed, type WantedModule } from '../plan/index.js';
import { stripDora } from '../render/index.js';
import { baseName, byCodePoint, hashOf, joinPath, parentPath, type RelPath } from '../text/index.js';
import type { Target } from './find-removed.js';
import type { ReadModel } from './read-model.js';
import { readBases } from './read-records.js';

/** Gathers everything that is there of a module: what was made, its contracts, and what else lies in its folders. */
export async function gatherRemoved(
  files: FileSystem,
  { workspace }: ReadModel,
  { target, wanted }: { readonly target: Target; readonly wanted: WantedModule | undefined },
): Promise<Removed> {
  const { module, snake, entry } = target;
  const ledger = target.ledger ?? emptyLedger(module);
  const folders = foldersOf(target, workspace.moduleRoot);
  const inFolders = (await Promise.all(folders.map((folder) => filesBelow(files, folder)))).flat();
  const usedByOthers = new Set(workspace.entries.filter((one) => one !== entry).map((one) => one.specFile));
  const own = entry ? (workspace.filesOf.get(module) ?? [entry.specFile]) : specsNamedFor(snake, workspace.orphans);
  const kinds = new Set(workspace.contracts.files.map(({ file }) => file));
  const contracts = new Set(
    [...own, ...inFolders.filter((file) => kinds.has(file))].filter((file) => !usedByOthers.has(file)),
  );
  const others = inFolders.filter((file) => !contracts.has(file) && !ledger.files.has(file));
  const { router, tools, agents } = workspace.slots;
  const bases = (await readBases(files, [snake])).value?.get(snake);
  return {
    ...{ module, snake, ledger, contract: workspace.registryFile },
    contracts: [...contracts].filter((file) => !ledger.files.has(file)).sort(byCodePoint),
    others: [...new Set(others)].sort(byCodePoint),
    edits: wanted?.edits ?? [],
    shared: target.ledger ? [router.file, tools.file, agents.file, envExample] : [],
    madeText: (path) => madeText(path, { ledger, bases, wanted }),
  };
}

// Folders that have the name of the module belong to it alone.
function foldersOf({ snake, ledger }: Target, moduleRoot: RelPath): readonly RelPath[] {
  const folders = new Set<RelPath>([joinPath(moduleRoot, snake)]);
  for (const path of ledger?.files.keys() ?? [])
    for (let at = parentPath(path); at !== undefined; at = parentPath(at)) if (baseName(at) === snake) folders.add(at);
  return [...folders].filter((folder) => ![...folders].some((other) => folder.startsWith(`${other}/`)));
}

async function filesBelow(files: FileSystem, folder: RelPath): Promise<readonly RelPath[]> {
  const found: RelPath[] = [];
  for (const { name, kind } of (await files.entries(folder)) ?? []) {
    const path = joinPath(folder, name);
    if (kind === 'directory') found.push(...(await filesBelow(files, path)));
    else found.push(path);
  }
  return found;
}

function specsNamedFor(snake: string, orphans: readonly RelPath[]): readonly RelPath[] {
  return orphans.filter((file) => /^Module-Spec-v[\d.]+-(.+)\.ya?ml$/.exec(baseName(file))?.[1] === snake);
}

interface Known {
  readonly ledger: Removed['ledger'];
  readonly bases: Bases | undefined;
  readonly wanted: WantedModule | undefined;
}

// What the templates would make now is what they made then, as long as nothing it is made of has changed.
async function madeText(path: RelPath, { ledger, bases, wanted }: Known): Promise<string | undefined> {
  const entry = ledger.files.get(path);
  const base = bases?.get(path);
  if (base !== undefined && entry?.base === hashOf(base)) return base;
  const file = wanted?.files.find((one) => one.path === path);
  if (!file || file.inputs !== entry?.inputs) return undefined;
  const { value } = await file.render(undefined);
  return value === undefined ? undefined : stripDora(path, value);
}
