import type { Diagnostic } from '../../diagnostics/index.js';
import { fromPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { schemaBelow, schemaOf, type SchemaNode } from '../contracts/schema-node.js';
import { isBefore, specVersions, type SpecVersion } from './canonical-spec.js';
import { specDiagnostics } from './diagnostics.js';
import { kindOfVersion } from './spec-version.js';

/**
 * The finding about a spec that has the shape of another version altogether, so that what its own version demands would
 * only follow from that. `module` up to 2.3 and `metadata` since 2.4 say the same; a file has one of them.
 */
export function checkShape(document: YamlDocument, version: SpecVersion): Diagnostic | undefined {
  const [own, other] = isBefore(version, '2.4') ? ['module', 'metadata'] : ['metadata', 'module'];
  return other in document.value && !(own in document.value) ? toFinding(document, version, [other]) : undefined;
}

/** Findings about unknown keys, with those that another version knows told as such. */
export function nameVersionKeys(
  document: YamlDocument,
  version: SpecVersion,
  findings: readonly Diagnostic[],
): readonly Diagnostic[] {
  return findings.map((finding) => {
    if (finding.code !== 'model/unknown-key' || finding.pointer === undefined) return finding;
    return toFinding(document, version, fromPointer(finding.pointer)) ?? finding;
  });
}

function toFinding(document: YamlDocument, version: SpecVersion, path: DocumentPath): Diagnostic | undefined {
  const having = specVersions.filter((other) => knows(other, path));
  const [first, last] = [having[0], having.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isLater = isBefore(version, first);
  const belongs = isLater ? `${first} and later` : `${last} and earlier`;
  const hint = isLater
    ? `Run "l9gen migrate ${document.file}", or remove the key.`
    : `Write the schema_version that the file was written for, then run "l9gen migrate ${document.file}".`;
  const at = { ...occurrenceAt(document, path, 'key'), hint };
  return specDiagnostics.create('key-of-another-version', { key: String(path.at(-1)), belongs, version }, at);
}

function knows(version: SpecVersion, path: DocumentPath): boolean {
  let node: SchemaNode | undefined = schemaOf(kindOfVersion(version));
  for (const step of path) node = schemaBelow(node, step);
  return node !== undefined;
}
