import type { ModuleMetaInput } from '../../../generated/contract-types.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath, YamlDocument } from '../../documents/index.js';
import type { RelPath } from '../../text/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { DecodedSpec } from '../spec/decode-spec.js';
import type { RegistryEntry } from '../workspace.js';
import { specFileName } from './spec-facts.js';

/** The contracts that must speak of one module. */
export interface Identities {
  readonly entry: RegistryEntry;
  readonly registryFile: RelPath;
  readonly spec: DecodedSpec;
  readonly meta: Decoded<ModuleMetaInput> | undefined;
}

/** Holds spec and module meta against the registry, which is the authority: one wrong place is one finding. */
export function checkIdentity({ entry, registryFile, spec, meta }: Identities): readonly Diagnostic[] {
  const { moduleId } = entry;
  const found: Diagnostic[] = [];
  const compare = (id: string, document: YamlDocument, path: DocumentPath): void => {
    if (id === moduleId) return;
    const parameters = { found: id, expected: moduleId, by: registryFile };
    const at = { ...occurrenceAt(document, path), fix: moduleId };
    found.push(modelDiagnostics.create('id-mismatch', parameters, at));
  };
  const { module_id: specId, tier } = spec.value.metadata;
  compare(specId, spec.document, ['metadata', 'module_id']);
  if (tier !== undefined && tier !== entry.tier) {
    const at = occurrenceAt(spec.document, ['metadata', 'tier']);
    const parameters = { spec: tier, registry: entry.tier };
    const text = String(entry.tier);
    const edit = { kind: 'set-value', path: spec.document.writtenPath(['metadata', 'tier']), text } as const;
    found.push(modelDiagnostics.create('tier-mismatch', parameters, { ...at, fix: text, edit }));
  }
  if (!meta) return found;
  compare(meta.value.module_id, meta.document, ['module_id']);
  if (meta.value.spec_file !== spec.document.file && !isRightfulName(meta.value.spec_file, spec)) {
    const here = `\`spec_file\` is \`${meta.value.spec_file}\` here`;
    const there = `the registry leads to \`${spec.document.file}\``;
    const at = occurrenceAt(meta.document, ['spec_file']);
    found.push(modelDiagnostics.create('contradiction', { here, there }, { ...at, fix: spec.document.file }));
  }
  return found;
}

// A file with the wrong version in its name is told as such; a meta that has the right name is not wrong as well.
function isRightfulName(stated: string, { document, value }: DecodedSpec): boolean {
  const [meant, found] = [specFileName(stated), specFileName(document.file)];
  return (
    meant !== undefined &&
    found !== undefined &&
    stated.replace(meant.version, found.version) === document.file &&
    meant.version === value.schema_version
  );
}
