import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { rawText } from './raw-value.js';
import type { RegistryFacts } from './registry-facts.js';

/** Tells the metas of another module in the folder of one that has no spec yet; with a spec all three are compared. */
export function checkMetas({ modules, decoding }: RegistryFacts): void {
  const { collector, sources } = decoding;
  for (const { entry, spec, folder } of modules) {
    const document = folder?.meta?.document;
    const found = document && rawText(document, ['module_id']);
    if (spec || !document || found === undefined || found === entry.moduleId) continue;
    const parameters = { found, expected: entry.moduleId, by: sources.registryFile };
    const at = { ...occurrenceAt(document, ['module_id']), fix: entry.moduleId };
    collector.add(modelDiagnostics.create('id-mismatch', parameters, at));
  }
}
