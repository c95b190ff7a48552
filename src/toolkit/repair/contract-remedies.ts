import { appendToList, valueAt, type YamlDocument } from '../../documents/index.js';
import type { Gap } from '../../gaps/index.js';
import { parseModuleId } from '../../model/index.js';
import { createRenderer, moduleMetas, moduleMetasView } from '../../render/index.js';
import { readTemplates } from '../../sources/index.js';
import type { RelPath } from '../../text/index.js';
import { registryEntry } from '../registry-entry.js';
import type { ReadModel } from '../read-model.js';
import type { Scan } from '../scan/scan.js';
import type { ToolkitContext } from '../toolkit-context.js';

/**
 * The texts of the contracts that close some gaps, where nothing in them has to be decided: the entry of a registry for a
 * spec that has none, and the contracts of docs and tests in the folder of a module, as "l9gen new" writes them. Reads only.
 */
export async function deriveContracts(
  { product }: ToolkitContext,
  { model }: Scan,
  gaps: readonly Gap[],
): Promise<ReadonlyMap<RelPath, string>> {
  const texts = new Map<RelPath, string>();
  const metas = metasOf(model, await readTemplates(product, 'contracts'));
  for (const gap of gaps) {
    const path = gap.kind === 'missing_contract' ? gap.targetFile : undefined;
    const meta = path === undefined ? undefined : metas(path);
    if (path !== undefined && meta !== undefined) texts.set(path, meta);
    const registry = registerAll(model, texts, specsToRegister(gap, model));
    if (registry !== undefined) texts.set(model.workspace.registryFile, registry);
  }
  return texts;
}

type Templates = Parameters<typeof createRenderer>[0];

function metasOf({ workspace }: ReadModel, templates: Templates): (path: RelPath) => string | undefined {
  const renderer = createRenderer(templates);
  const owners = new Map(
    workspace.modules.flatMap((module) =>
      [...moduleMetas(module)].map(([path, template]) => [path, { module, template }] as const),
    ),
  );
  return (path) => {
    const owner = owners.get(path);
    return owner && renderer.render(owner.template, moduleMetasView(owner.module)).value;
  };
}

// The spec that lacks its entry; every spec, where the list of entries has lost its last.
function specsToRegister({ code, metaFile, metaPointer }: Gap, { sources, workspace }: ReadModel): readonly RelPath[] {
  if (code === 'model/spec-not-registered') return [metaFile];
  if (metaFile !== workspace.registryFile || metaPointer !== '/modules') return [];
  const isEmpty = sources.registry?.document?.value['modules'] === null;
  return isEmpty ? sources.specs.map(({ file }) => file) : [];
}

function registerAll(
  model: ReadModel,
  texts: ReadonlyMap<RelPath, string>,
  specs: readonly RelPath[],
): string | undefined {
  let after = new Map(texts);
  let text: string | undefined;
  for (const spec of specs) {
    text = register(model, after, spec);
    if (text === undefined) return undefined;
    after = new Map([...after, [model.workspace.registryFile, text]]);
  }
  return text;
}

/** The registry with an entry for a spec; `undefined` where the spec does not say all that goes into one. */
function register(
  { sources, workspace, texts: read }: ReadModel,
  texts: ReadonlyMap<RelPath, string>,
  specFile: RelPath,
): string | undefined {
  const file = workspace.registryFile;
  const text = texts.get(file) ?? read.get(file);
  const document = sources.specs.find((spec) => spec.file === specFile)?.document;
  const wanted = document && registeredBy(document);
  if (text === undefined || !wanted) return undefined;
  return appendToList({ file, text }, 'modules', registryEntry(wanted)).value;
}

function registeredBy({ value }: YamlDocument): Parameters<typeof registryEntry>[0] | undefined {
  const [id, tier, scope] = ['module_id', 'tier', 'description'].map((key) => valueAt(value, ['metadata', key]));
  if (typeof id !== 'string' || parseModuleId(id).diagnostics.length > 0) return undefined;
  if (typeof tier !== 'number' || !Number.isInteger(tier) || tier < 0 || tier > 7) return undefined;
  if (typeof scope !== 'string' || scope.trim() === '') return undefined;
  return { moduleId: id, tier, description: scope.trim() };
}
