import type { Module, RegistryEntry, Workspace } from '../../../src/model/index.js';
import { relPath } from '../../../src/text/index.js';

/** A workspace with these modules, each registered, and with further entries that have no module. */
export function sampleWorkspace(modules: readonly Module[], further: readonly RegistryEntry[] = []): Workspace {
  const slot = { file: relPath('l9/router.ts'), symbol: 'modules', isStated: false, type: 'L9Module' };
  return {
    registryFile: relPath('modules/registry.yaml'),
    registryPage: relPath('Module.Registry.Complete.md'),
    specRoot: relPath('modules/specs'),
    moduleRoot: relPath('l9/modules'),
    entries: [...modules.map(sampleEntry), ...further],
    modules,
    filesOf: new Map(),
    specPlaces: new Map(),
    specs: new Map(),
    orphans: [],
    isRegistryKnown: true,
    contracts: {
      files: [],
      decoded: [],
      tests: [],
      docs: [],
      collaboration: [],
      wiring: { modules: new Map() },
      coverage: {},
    },
    deployment: { external: [] },
    slots: { router: slot, tools: slot, agents: slot },
  };
}

function sampleEntry({ id, tier, description, specFile }: Module): RegistryEntry {
  const entry = { moduleId: id, tier, scope: description, status: 'spec_complete', specFile };
  return { ...entry, deprecated: false, spec: { version: '2.6', team: 'core' } };
}
