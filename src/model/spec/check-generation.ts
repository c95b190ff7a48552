import type { Outcome } from '../../diagnostics/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { isBefore, type ModernSpec } from './canonical-spec.js';
import type { DecodedSpec } from './decode-spec.js';
import { specDiagnostics } from './diagnostics.js';
import { isTierZero } from './tier-zero.js';

/** The spec as one that a module can be made of; none for specs that are only checked, which is told. */
export function checkGeneration(spec: DecodedSpec): Outcome<Decoded<ModernSpec>> {
  const { version, value, document } = spec;
  if (isBefore(version, '2.4')) {
    const at = occurrenceAt(document, 'schema_version' in document.value ? ['schema_version'] : ['metadata']);
    const hint = `Run "l9gen migrate ${document.file}".`;
    return { diagnostics: [specDiagnostics.create('outdated-version', { version }, { ...at, hint })] };
  }
  const startsItself = value.runtime_contract?.execution_model === 'startup_driven';
  if (startsItself && isTierZero(value)) {
    const parameters = { module: value.metadata.module_id, why: 'the start of the service calls it' };
    const at = occurrenceAt(document, ['runtime_contract', 'execution_model']);
    return { diagnostics: [specDiagnostics.create('not-generated', parameters, at)] };
  }
  const language = value.metadata.language;
  // Its version's schema demands every section that ModernSpec does.
  const modern = { value: value as ModernSpec, document };
  if (language === 'typescript') return { value: modern, diagnostics: [] };
  const at = { ...occurrenceAt(document, ['metadata', 'language']), fix: 'language: typescript' };
  return { value: modern, diagnostics: [specDiagnostics.create('other-language', { language }, at)] };
}
