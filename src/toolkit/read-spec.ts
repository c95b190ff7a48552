import { hasErrors } from '../diagnostics/index.js';
import { decodeText, parseYaml, type YamlDocument } from '../documents/index.js';
import { createContractValidators, decodeSpec, type SpecVersion } from '../model/index.js';
import type { RelPath } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/** A spec that holds, with its version. */
export interface ReadSpec {
  readonly document: YamlDocument;
  readonly version: SpecVersion;
  readonly moduleId: string;
  readonly bytes: Uint8Array;
}

/** Reads a Module-Spec and holds it against its version; the result to end with when it does not hold. */
export async function readSpec({ files }: ToolkitContext, file: RelPath): Promise<ReadSpec | VerbResult> {
  const bytes = (await files.read(file)) ?? new Uint8Array();
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return refusal(decoded.diagnostics);
  const texts = new Map([[file, decoded.value]]);
  const parsed = parseYaml(file, decoded.value);
  if (!parsed.value) return refusal(parsed.diagnostics, texts);
  const spec = decodeSpec(createContractValidators(), parsed.value);
  if (!spec.value || hasErrors(spec.diagnostics)) return refusal(spec.diagnostics, texts);
  const { version, value } = spec.value;
  return { document: parsed.value, version, moduleId: value.metadata.module_id, bytes };
}
