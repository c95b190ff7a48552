import type { Occurrence } from '../diagnostics/index.js';
import type { Module, Workspace } from '../model/index.js';
import { fileStart, type RelPath } from '../text/index.js';
import { envExampleNames } from './env-example.js';

/** Where contracts ask for the entry of a module in a file that modules share; `undefined` where the module is unknown. */
export type EntryDemandOf = (module: string, path: RelPath) => Occurrence | undefined;

/** Prepares to tell where the entries of the modules of a workspace are asked for: in the meta of the module, or in its spec. */
export function createEntryDemands(workspace: Workspace): EntryDemandOf {
  const modules = new Map(workspace.modules.map((module) => [module.id, module]));
  return (id, path) => {
    const module = modules.get(id);
    return module && (inMeta(workspace, module, path) ?? inSpec(workspace, module, path));
  };
}

function inMeta({ contracts, slots }: Workspace, { id }: Module, path: RelPath): Occurrence | undefined {
  const places = contracts.wiring.modules.get(id);
  if (path === slots.router.file) return places?.route;
  if (path === slots.tools.file) return places?.tool;
  return path === slots.agents.file ? places?.bindings : undefined;
}

// What no meta speaks of: variables, the services that the module depends on, and that there is a module at all.
function inSpec({ specs, deployment }: Workspace, { id, specFile }: Module, path: RelPath): Occurrence {
  const spec = specs.get(id);
  if (!spec) return { span: fileStart(specFile) };
  if (path === envExampleNames[0]) return spec.occurrence('environment');
  if (path === deployment.composeFile) return spec.occurrence('runtime_wiring', 'depends_on');
  return spec.occurrence('metadata', 'module_id');
}
