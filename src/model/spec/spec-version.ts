import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import type { YamlDocument } from '../../documents/index.js';
import { nearestName } from '../../text/index.js';
import { isPlaceholder } from '../contracts/check-placeholders.js';
import type { ContractKind } from '../contracts/contract-validators.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { specVersions, type SpecVersion } from './canonical-spec.js';
import { asPlain } from './plain.js';

/** The contract kind that a version of the Module-Spec is checked as. */
export function kindOfVersion(version: SpecVersion): ContractKind {
  return version === '2.6' ? 'module-spec' : `module-spec-${version}`;
}

/**
 * The version of a spec: as it says, with or without quotes and patch number. A file that does not say it is taken for
 * the version whose sections it has, so that the missing key stays the one thing that is told.
 */
export function specVersionOf(document: YamlDocument): Outcome<SpecVersion> {
  const declared = document.value['schema_version'];
  const isWritten = typeof declared === 'number' || (typeof declared === 'string' && !isPlaceholder(declared));
  if (!isWritten) return fromShape(document);
  const [, short] = /^(\d+\.\d+)(?:\.\d+)?$/.exec(String(declared)) ?? [];
  const version = specVersions.find((known) => known === short);
  return version ? { value: version, diagnostics: [] } : { diagnostics: [unsupported(document, String(declared))] };
}

function unsupported(document: YamlDocument, version: string): Diagnostic {
  // 2.0 differs from 2.1 by one section; what is not near a known version is told the newest.
  const [, minor] = /^v?2[.](\d+)/.exec(version) ?? [];
  const isKnown = minor !== undefined && Number(minor) <= 6;
  const near = minor === '0' ? '2.1' : isKnown ? nearestName(version, specVersions) : '2.6';
  return modelDiagnostics.create(
    'unsupported-version',
    { version, from: specVersions[0], to: specVersions.at(-1) ?? '' },
    { ...occurrenceAt(document, ['schema_version']), fix: `schema_version: "${near ?? '2.6'}"` },
  );
}

function fromShape(document: YamlDocument): Outcome<SpecVersion> {
  const { value } = document;
  if ('module_spec_version' in value && !('schema_version' in value)) {
    const parameters = { key: 'module_spec_version', near: 'schema_version' };
    const at = { ...occurrenceAt(document, ['module_spec_version'], 'key'), fix: 'schema_version:' };
    return { diagnostics: [modelDiagnostics.create('unknown-key', parameters, at)] };
  }
  return { value: versionOfShape(value), diagnostics: [] };
}

const since26 = ['codegen_hints', 'delivery_metrics', 'maturity', 'escalation_policy'];
const since25 = ['runtime_contract', 'dependency_contract', 'packet_expectations', 'tier_expectations'];
const since23 = ['external_surface', 'packet_contract', 'boot_impact', 'test_scope'];
const since22 = ['dependencies', 'runtime_touchpoints', 'global_invariants_ack', 'spec_confidence'];

function versionOfShape(value: YamlDocument['value']): SpecVersion {
  const has = (keys: readonly string[]): boolean => keys.some((key) => key in value);
  // Only 2.1 has this list, and it alone need not say its version: what came later is then the slip.
  if ('required' in asPlain(value['acceptance']) && ('module' in value || !('metadata' in value))) return '2.1';
  if ('module' in value && !('metadata' in value)) {
    if (has(since23)) return '2.3';
    return has(since22) ? '2.2' : '2.1';
  }
  // A file that says next to nothing is measured by the newest version.
  if (has(since26) || !('metadata' in value)) return '2.6';
  return has(since25) ? '2.5' : '2.4';
}
