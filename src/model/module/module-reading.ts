import type { ModuleMetaInput, ModuleWiringInput } from '../../../generated/contract-types.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { dottedPath, type DocumentPath } from '../../documents/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { ModernSpec } from '../spec/canonical-spec.js';

/** What is read to make one module, and the place to tell what does not hold. */
export interface ModuleReading {
  readonly snake: string;
  readonly spec: Decoded<ModernSpec>;
  readonly meta: Decoded<ModuleMetaInput> | undefined;
  readonly wiring: Decoded<ModuleWiringInput> | undefined;
  readonly add: (diagnostic: Diagnostic) => void;
}

const laterSections = new Set(['runtime_contract', 'dependency_contract', 'packet_expectations', 'tier_expectations']);

/** Tells that a needed fact of the spec is neither declared nor derivable, with the text that would declare it. */
export function refuseFact(
  reading: ModuleReading,
  path: DocumentPath,
  refusal: { readonly why: string; readonly fix: string },
): undefined {
  const fact = dottedPath(path);
  const { value, document } = reading.spec;
  // Before 2.5 the section does not exist, so the text to paste would be one more finding.
  const [section = ''] = path;
  const isLater = value.schema_version === '2.4' && laterSections.has(String(section));
  const hint = `A spec of 2.4 cannot say it: run "l9gen migrate ${document.file}".`;
  const at = { ...occurrenceAt(document, path, 'key'), ...(isLater ? { hint } : { fix: refusal.fix }) };
  reading.add(modelDiagnostics.create('not-declared', { fact, why: refusal.why }, at));
  return undefined;
}
