import { contractSchemas } from '../../../generated/contract-schemas.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { YamlDocument } from '../../documents/index.js';
import { occurrenceAt } from '../module/module-reading.js';
import { isBefore, specVersions, type SpecVersion } from './canonical-spec.js';
import { specDiagnostics } from './diagnostics.js';
import { kindOfVersion } from './spec-version.js';

/** Sections that a spec has and its version lacks, each told as what it is: a section of another version. */
export interface VersionKeys {
  readonly diagnostics: readonly Diagnostic[];
  /** The file has the shape of another version altogether; its own version's demands would only follow from that. */
  readonly isOtherVersion: boolean;
}

/** Finds the sections of other versions in a spec. */
export function checkVersionKeys(document: YamlDocument, version: SpecVersion): VersionKeys {
  const keys = Object.keys(document.value).filter(
    (key) => !sectionsOf(version).has(key) && specVersions.some((other) => sectionsOf(other).has(key)),
  );
  // `module` up to 2.3 and `metadata` since 2.4 say the same, so a file has one of them.
  const identity = isBefore(version, '2.4') ? 'metadata' : 'module';
  const isOtherVersion = keys.includes(identity) && !(otherIdentity[identity] in document.value);
  const told = isOtherVersion ? [identity] : keys;
  return { isOtherVersion, diagnostics: told.map((key) => toFinding(document, version, key)) };
}

const otherIdentity = { metadata: 'module', module: 'metadata' } as const;

function sectionsOf(version: SpecVersion): ReadonlySet<string> {
  return sections.get(version) ?? new Set();
}

const sections: ReadonlyMap<SpecVersion, ReadonlySet<string>> = new Map(
  specVersions.map((version) => [version, new Set(Object.keys(contractSchemas[kindOfVersion(version)].properties))]),
);

function toFinding(document: YamlDocument, version: SpecVersion, key: string): Diagnostic {
  const having = specVersions.filter((other) => sectionsOf(other).has(key));
  const first = having[0] ?? version;
  const isLater = isBefore(version, first);
  const belongs = isLater ? `${first} and later` : `${having.at(-1) ?? version} and earlier`;
  const hint = isLater
    ? `Run "l9gen migrate ${document.file}", or remove the key.`
    : `Write the schema_version that the file was written for, then run "l9gen migrate ${document.file}".`;
  const at = { ...occurrenceAt(document, [key], 'key'), hint };
  return specDiagnostics.create('key-of-another-version', { key, belongs, version }, at);
}
