import { owesSpec } from './check-missing-specs.js';
import { registryDiagnostics } from './diagnostics.js';
import type { Registered, RegistryFacts } from './registry-facts.js';

/** Holds the status of each entry against what is there: what a module owes at its status, and what says that it is further. */
export function checkStatuses(facts: RegistryFacts): void {
  for (const module of facts.modules) {
    if (module.entry.isBroken) continue;
    const { status } = module.entry;
    // Told already; what follows from the spec is not there because of it.
    if (!module.spec && owesSpec(module, facts)) continue;
    if (status === 'complete' || status === 'existing') checkDone(facts, module);
    else if (status !== 'spec_complete' && module.isOwnSpec) tellOtherThanSaid(facts, module);
  }
}

function checkDone({ decoding, at, demands }: RegistryFacts, { entry, snake, folder, spec }: Registered): void {
  const { collector, sources } = decoding;
  const { moduleId: module, status } = entry;
  const path = `${sources.moduleRoot}/${snake}`;
  if (!folder) {
    if (!demands('require_module_folder_for_every_spec')) return;
    const hint = spec ? { hint: `Run "l9gen generate ${module}".` } : {};
    const parameters = { module, status, folder: path };
    collector.add(registryDiagnostics.create('folder-missing', parameters, { ...at(entry, 'status'), ...hint }));
    return;
  }
  if (status !== 'complete' || !demands('require_docs_and_tests_meta')) return;
  const metas = { 'module.meta.yaml': folder.meta, 'README.meta.yaml': folder.readme, 'tests.meta.yaml': folder.tests };
  const missing = Object.entries(metas).flatMap(([name, source]) => (source ? [] : [name]));
  if (missing.length === 0) return;
  const parameters = { module, folder: path, missing };
  collector.add(registryDiagnostics.create('metas-missing', parameters, at(entry, 'status')));
}

function tellOtherThanSaid({ decoding, at }: RegistryFacts, { entry }: Registered): void {
  const parameters = { module: entry.moduleId, file: entry.specFile };
  const place = at(entry, 'status');
  decoding.collector.add(
    entry.status === 'archived'
      ? registryDiagnostics.create('archived-with-spec', parameters, place)
      : registryDiagnostics.create('status-behind', parameters, { ...place, fix: 'spec_complete' }),
  );
}
