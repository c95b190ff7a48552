import { hasErrors } from '../diagnostics/index.js';
import { snakeCase } from '../text/index.js';
import { decodeSource, type Decoding } from './contracts/decoding.js';
import { metaBeside } from './meta-beside.js';
import type { Module } from './module/module.js';
import { normalizeModule, type ModuleSurroundings } from './module/normalize-module.js';
import { checkDeployment } from './module/check-deployment.js';
import { checkIdentity } from './registry/check-identity.js';
import type { RegisteredEntry } from './registry/decode-registry.js';
import { checkSpecRules } from './spec-rules/check-spec-rules.js';
import { checkGeneration } from './spec/check-generation.js';
import { decodeSpec } from './spec/decode-spec.js';

/** The module of a registry entry; `undefined` when its contracts do not hold or are not there, which is told. */
export function buildEntry(
  decoding: Decoding,
  entry: RegisteredEntry,
  surroundings: ModuleSurroundings,
): Module | undefined {
  const { sources, index, collector } = decoding;
  if (entry.isBroken) return undefined;
  const snake = snakeCase(entry.moduleId);
  const source = index.specAt(entry.specFile);
  if (!source) return undefined;
  const decoded = source.document && collector.take(decodeSpec(decoding.validators, source.document));
  const folder = index.folderOf(snake);
  const { meta, isBroken: isMetaBroken } = metaBeside(decoding, entry.moduleId);
  const wiring = decodeSource(decoding, 'module-wiring', folder?.wiring);
  const isWiringBroken = folder?.wiring !== undefined && !wiring;
  if (!decoded || isMetaBroken || isWiringBroken) return undefined;
  const mismatches = checkIdentity({ entry, registryFile: sources.registryFile, spec: decoded, meta });
  collector.addAll(mismatches);
  if (mismatches.length > 0) return undefined;
  const spec = collector.take(checkGeneration(decoded));
  const module = spec && normalizeModule({ snake, spec, meta, wiring }, surroundings, collector);
  const findings = checkSpecRules({ snake, spec: decoded, meta, module, slots: surroundings.slots });
  collector.addAll(findings);
  if (module) collector.addAll(checkDeployment(wiring, module, sources));
  return hasErrors(findings) ? undefined : module;
}
