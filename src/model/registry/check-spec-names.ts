import { baseName } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { registryDiagnostics } from './diagnostics.js';
import type { RegistryFacts } from './registry-facts.js';
import { specFileName, specVersion } from './spec-facts.js';

/** Tells each spec whose file name says another version or another module than the spec itself. */
export function checkSpecNames({ modules, decoding }: RegistryFacts): void {
  for (const { entry, snake, spec, isOwnSpec } of modules) {
    const version = spec?.document && specVersion(spec.document);
    if (!spec?.document || version === undefined || !isOwnSpec) continue;
    const name = specFileName(spec.file);
    if (name?.version === version && name.snake === snake) continue;
    const parameters = {
      name: baseName(spec.file),
      module: entry.moduleId,
      version,
      expected: `Module-Spec-v${version}-${snake}.yaml`,
    };
    const isOtherVersion = name?.snake === snake;
    const at = occurrenceAt(spec.document, isOtherVersion ? ['schema_version'] : ['metadata', 'module_id']);
    decoding.collector.add(registryDiagnostics.create('spec-misnamed', parameters, at));
  }
}
