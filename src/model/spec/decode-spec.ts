import type { Outcome } from '../../diagnostics/index.js';
import type { YamlDocument } from '../../documents/index.js';
import type { ContractValidators } from '../contracts/contract-validators.js';
import { decodeContract } from '../contracts/decode-contract.js';
import type { CanonicalSpec, SpecVersion } from './canonical-spec.js';
import { isBefore } from './canonical-spec.js';
import { checkCategories } from './check-categories.js';
import { normalizeLegacy } from './normalize-legacy.js';
import { normalizeVariants } from './normalize-variants.js';
import { createCanonicalDocument, type CanonicalDocument } from './origins.js';
import { recogniseSpec } from './recognise-spec.js';
import { kindOfVersion, specVersionOf } from './spec-version.js';
import { checkShape, nameVersionKeys } from './version-keys.js';

/** A Module-Spec of any version that is read, in its canonical shape. */
export interface DecodedSpec {
  readonly version: SpecVersion;
  readonly value: CanonicalSpec;
  /** Located by canonical paths; its `value` is the spec as written. */
  readonly document: CanonicalDocument;
}

/** Decodes a Module-Spec of 2.1 to 2.6: its structure is held against its own version, its variants come out as one. */
export function decodeSpec(validators: ContractValidators, document: YamlDocument): Outcome<DecodedSpec> {
  const likeness = recogniseSpec(document);
  if (likeness) return { diagnostics: [likeness] };
  const version = specVersionOf(document);
  if (!version.value) return { diagnostics: version.diagnostics };
  const shape = checkShape(document, version.value);
  if (shape) return { diagnostics: [shape] };
  const decoded = decodeContract(validators, kindOfVersion(version.value), document);
  if (!decoded.value) return { diagnostics: nameVersionKeys(document, version.value, decoded.diagnostics) };
  const spec = canonicalSpec(version.value, document);
  const misspelt = checkCategories(spec);
  return misspelt.length > 0 ? { diagnostics: misspelt } : { value: spec, diagnostics: [] };
}

function canonicalSpec(version: SpecVersion, document: YamlDocument): DecodedSpec {
  const legacy = isBefore(version, '2.4') ? normalizeLegacy(document.value) : { value: document.value, origins: [] };
  const { value, origins } = normalizeVariants(legacy.value);
  return {
    version,
    // The schema of the version has proven each section; the steps above only rename and reshape them.
    value: { ...value, schema_version: version } as CanonicalSpec,
    document: createCanonicalDocument(document, [legacy.origins, origins]),
  };
}
