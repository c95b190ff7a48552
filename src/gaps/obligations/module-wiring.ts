import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import type { Listing } from './listing.js';
import { namedPaths } from './paths.js';

/** The older wiring of a module: the files that it names. That they are wired is the plan's to see, as of any module. */
export function ofModuleWiring(listing: Listing, contract: FamilyContract<'module-wiring'>): readonly Obligation[] {
  const { routes, task_routing: tool } = contract.value;
  const router = routes?.fastapi_include?.file;
  const registry = tool?.if_exposes_tool === true ? tool.registry_file : undefined;
  return namedPaths(listing, contract, [
    ...(router === undefined
      ? []
      : [
          {
            at: ['routes', 'fastapi_include', 'file'],
            text: router,
            what: 'where the router is',
            allows: 'file' as const,
          },
        ]),
    ...(registry === undefined
      ? []
      : [
          {
            at: ['task_routing', 'registry_file'],
            text: registry,
            what: 'where the tool is registered',
            allows: 'file' as const,
          },
        ]),
  ]);
}
