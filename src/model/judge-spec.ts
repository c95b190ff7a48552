import type { YamlDocument } from '../documents/index.js';
import { snakeCase } from '../text/index.js';
import type { Decoding } from './contracts/decoding.js';
import { metaBeside } from './meta-beside.js';
import { checkSpecRules } from './spec-rules/check-spec-rules.js';
import { decodeSpec, type DecodedSpec } from './spec/decode-spec.js';
import type { Workspace } from './workspace.js';

/**
 * Judges a spec that no registry entry leads to: by the schema of its version, and by the rules between its fields, as
 * far as they need no more than the spec and the meta beside it. Gives it where it decodes.
 */
export function judgeSpec(
  decoding: Decoding,
  document: YamlDocument,
  slots: Workspace['slots'],
): DecodedSpec | undefined {
  const { collector, validators } = decoding;
  const spec = collector.take(decodeSpec(validators, document));
  if (!spec) return undefined;
  const { module_id: moduleId } = spec.value.metadata;
  const { meta, isBroken } = metaBeside(decoding, moduleId);
  // Which of two that name different modules is right says the registry alone.
  if (isBroken || (meta && meta.value.module_id !== moduleId)) return spec;
  collector.addAll(checkSpecRules({ snake: snakeCase(moduleId), spec, meta, module: undefined, slots }));
  return spec;
}
