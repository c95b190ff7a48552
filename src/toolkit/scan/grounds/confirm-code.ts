import { loadSourceReader } from '../../../code/index.js';
import { checkConformance, type JudgedWorkspace } from '../../../conform/index.js';
import { createTextReader } from '../../read-code-text.js';
import { readModuleFacts } from '../../read-module-facts.js';
import type { Confirming } from './confirming.js';
import type { CodeGrounds, ModuleGround } from './ground.js';
import { rememberedSpecs, type RememberedSpecs } from './spec-lists.js';

/** True where nothing is found of the code of these modules now, and nothing was looked at that is not known to concern them. */
export async function confirmCode({ files, grounds }: Confirming, ids: readonly string[]): Promise<boolean> {
  const own = ids.flatMap((id) => grounds.ofModule(id) ?? []);
  if (own.length < ids.length) return false;
  const { specs, wereEnough } = rememberedSpecs(own);
  const code = grounds.code();
  const workspace = workspaceOf(code, own, specs);
  const modules = own.map(({ module }) => module);
  const source = { read: createTextReader(files), readSource: await loadSourceReader(), progress: () => undefined };
  const { looked, ...facts } = await readModuleFacts(source, workspace, modules);
  // A change of such a file would not be seen to concern the module.
  for (const [id, paths] of looked.modules)
    for (const path of paths) if (grounds.ofFile(path)?.modules.includes(id) === false) return false;
  for (const path of looked.shared) if (grounds.ofFile(path)) return false;
  const findings = checkConformance({ workspace, modules, facts: { ...code.registries, ...facts } });
  return findings.length === 0 && wereEnough();
}

function workspaceOf(
  { moduleRoot, slots, modules, wiring }: CodeGrounds,
  own: readonly ModuleGround[],
  specs: RememberedSpecs['specs'],
): JudgedWorkspace {
  const places = own.flatMap(({ id, places: of }) => (of ? [[id, of] as const] : []));
  return {
    moduleRoot,
    slots,
    modules,
    specs,
    filesOf: new Map(own.map(({ id, contracts }) => [id, contracts])),
    contracts: { wiring: { ...wiring, modules: new Map(places) }, tests: own.flatMap(({ tests }) => tests) },
  };
}
