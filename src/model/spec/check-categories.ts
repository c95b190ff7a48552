import type { Diagnostic } from '../../diagnostics/index.js';
import { nearestName } from '../../text/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { CanonicalSpec } from './canonical-spec.js';

const known = [
  'invalid_signature',
  'stale_timestamp',
  'validation_error',
  'storage_failure',
  'side_effect_failure',
  'aios_failure',
];

/** Tells categories of failures whose names are nearly known; a name of its own (`missing_env_var`) is let through. */
export function checkCategories({ value, document }: Decoded<CanonicalSpec>): readonly Diagnostic[] {
  return Object.keys(value.error_policy?.categories ?? {}).flatMap((key) => {
    const near = known.includes(key) ? undefined : nearestName(key, known);
    // `signature_failure` is a name of its own, although few letters part it from `storage_failure`.
    if (near?.slice(0, 3) !== key.slice(0, 3)) return [];
    const at = { ...occurrenceAt(document, ['error_policy', 'categories', key], 'key'), fix: `${near}:` };
    return [modelDiagnostics.create('unknown-key', { key, near }, at)];
  });
}
