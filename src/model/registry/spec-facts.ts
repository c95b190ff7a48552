import { specVersions } from '../spec/canonical-spec.js';
import type { YamlDocument } from '../../documents/index.js';
import { rawText, rawValue } from './raw-value.js';

/** The id that a spec gives its module, in the place of its version; `undefined` when it gives none. */
export function specModuleId(document: YamlDocument | undefined): string | undefined {
  return document && (rawText(document, ['metadata', 'module_id']) ?? rawText(document, ['module', 'id']));
}

/** The version of the Module-Spec that a document follows, as `major.minor`; none for a version that nobody reads. */
export function specVersion(document: YamlDocument): string | undefined {
  const value = rawValue(document, ['schema_version']);
  const text = typeof value === 'number' ? String(value) : value;
  const short = typeof text === 'string' ? /^\d+\.\d+/.exec(text)?.[0] : undefined;
  return specVersions.find((version) => version === short);
}

/** What the name of a spec file says; `undefined` for a name of another form. */
export function specFileName(file: string): { readonly version: string; readonly snake: string } | undefined {
  const [, version, snake] = /(?:^|\/)Module-Spec-v(\d+\.\d+)(?:\.\d+)?-([^/]+)\.ya?ml$/.exec(file) ?? [];
  return version === undefined || snake === undefined ? undefined : { version, snake };
}
