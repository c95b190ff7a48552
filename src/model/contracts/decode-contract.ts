import type { ErrorObject } from 'ajv/dist/2020.js';

import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { dottedPath, fromPointer, toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { nearestName } from '../../text/index.js';
import type { ContractInputs } from '../../../generated/contract-types.js';
import { renameEdit, spellingEdit, typeEdit } from './certain-edit.js';
import { checkPaths } from './check-paths.js';
import { checkPlaceholders, noPlaceholders } from './check-placeholders.js';
import { typeOfKind, type ContractKind, type ContractValidators } from './contract-validators.js';
import { modelDiagnostics } from '../diagnostics.js';
import { contractDiagnostics } from './diagnostics.js';
import { keysToPaste } from './keys-to-paste.js';
import { schemaBelow, schemaOf, type SchemaNode } from './schema-node.js';

/**
 * Decodes a document as a contract of a kind: the typed value, or one finding per problem at the key or value
 * concerned. Missing keys of one mapping are one finding; what lies below a broken node is not told again.
 */
export function decodeContract<K extends ContractKind>(
  validators: ContractValidators,
  kind: K,
  document: YamlDocument,
): Outcome<ContractInputs[K]> {
  // A report repeats what others wrote; nobody fills anything in.
  const placeholders = kind === 'gap-report' ? noPlaceholders : checkPlaceholders(document, schemaOf(kind));
  if (placeholders.isTemplate) return { diagnostics: placeholders.diagnostics };
  const wrongType = checkType(kind, document);
  if (wrongType && !placeholders.covers(wrongType)) return { diagnostics: [...placeholders.diagnostics, wrongType] };
  const validate = validators.of(kind);
  const holds = validate(document.value);
  const findings = holds
    ? checkPaths(document, kind)
    : toFindings(document, kind, ownErrors(validate.errors ?? []).slice(0, mostErrors));
  if (holds && findings.length === 0 && placeholders.diagnostics.length === 0)
    return { value: document.value as unknown as ContractInputs[K], diagnostics: [] };
  const told = findings.filter((finding) => !placeholders.covers(finding));
  return { diagnostics: [...placeholders.diagnostics, ...told] };
}

// Nobody reads more than that of one file, and a hostile one could have a hundred thousand.
const mostErrors = 100;

// A value of the wrong type breaks its other rules as well, and `if` only repeats what its branch has said.
function ownErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const ofType = new Set(errors.flatMap((error) => (error.keyword === 'type' ? [error.instancePath] : [])));
  return errors.filter(
    ({ keyword, instancePath }) => keyword !== 'if' && (keyword === 'type' || !ofType.has(instancePath)),
  );
}

// A file of the wrong kind would break every rule of this one; saying so once is all that helps.
function checkType(kind: ContractKind, document: YamlDocument): Diagnostic | undefined {
  const expected = typeOfKind(kind);
  const found = document.value['type'];
  if (expected === undefined || found === expected) return undefined;
  if (found === undefined)
    return contractDiagnostics.create(
      'kind-missing',
      { like: expected },
      { span: document.locate([]), pointer: '', fix: `type: ${expected}` },
    );
  return modelDiagnostics.create(
    'unknown-kind',
    { found: shown(found), expected },
    {
      ...{ span: document.locate(['type']), pointer: '/type' },
      ...spellingEdit({ document, path: ['type'] }, found, [expected]),
      fix: `type: "${expected}"`,
    },
  );
}

function toFindings(document: YamlDocument, kind: ContractKind, errors: readonly ErrorObject[]): readonly Diagnostic[] {
  const missing = new Map<string, string[]>();
  const findings: Diagnostic[] = [];
  for (const error of errors) {
    if (error.keyword === 'required')
      missing.set(error.instancePath, [
        ...(missing.get(error.instancePath) ?? []),
        String(error.params['missingProperty']),
      ]);
    else findings.push(toFinding(document, error));
  }
  for (const [pointer, keys] of missing) {
    // A misspelt key is one problem: the key that it stands for is not missing as well.
    const misspelt = errors.filter((error) => error.instancePath === pointer).map(meantKey);
    const absent = keys.filter((key) => !misspelt.includes(key));
    if (absent.length > 0) findings.push(missingKeys(document, kind, { pointer, keys: absent, errors }));
  }
  return findings;
}

function missingKeys(
  document: YamlDocument,
  kind: ContractKind,
  missing: { readonly pointer: string; readonly keys: readonly string[]; readonly errors: readonly ErrorObject[] },
): Diagnostic {
  const path = fromPointer(missing.pointer);
  const required = missing.errors.find(
    (error) => error.keyword === 'required' && error.instancePath === missing.pointer,
  )?.parentSchema?.['required'];
  const total = Array.isArray(required) ? required.length : missing.keys.length;
  const where = path.length === 0 ? 'The contract' : `\`${dottedPath(path)}\``;
  const node = path.reduce<SchemaNode | undefined>(schemaBelow, schemaOf(kind));
  const fix = missing.keys.length <= 3 ? keysToPaste(node, missing.keys) : undefined;
  return modelDiagnostics.create(
    'missing-keys',
    { where, keys: missing.keys, total },
    { span: document.locate(path, 'key'), pointer: missing.pointer, ...(fix ? { fix } : {}) },
  );
}

function toFinding(document: YamlDocument, error: ErrorObject): Diagnostic {
  const path = fromPointer(error.instancePath);
  const at = { span: document.locate(path), pointer: error.instancePath };
  const value = shown(error.data);
  const meaning = String(error.parentSchema?.['description'] ?? 'see the schema').replace(/\.$/, '');
  if (error.keyword === 'additionalProperties') return unknownKey(document, path, error);
  if (error.keyword === 'enum' || error.keyword === 'const')
    return wrongValue(error, { ...at, ...editOfValue(document, path, error) });
  if (error.keyword === 'type') return wrongType(document, path, error);
  return modelDiagnostics.create('wrong-form', { value, problem: formProblem(error), meaning }, at);
}

function wrongType(document: YamlDocument, path: DocumentPath, error: ErrorObject): Diagnostic {
  const value = shown(error.data);
  const expected = expectedOf(error);
  return modelDiagnostics.create(
    'wrong-type',
    { value: isQuoted(document, path) ? JSON.stringify(value) : value, found: typeName(error.data), expected },
    {
      ...{ span: document.locate(path), pointer: error.instancePath },
      hint: typeHint(error.data, expected),
      ...editOfType(document, path, error),
    },
  );
}

// That a text is expected is no help where only a few are allowed.
function expectedOf({ params, parentSchema }: ErrorObject): string {
  const types = [params['type'] as string | readonly string[]].flat();
  const allowed: unknown = parentSchema?.['enum'];
  if (types.includes('string') && Array.isArray(allowed))
    return `one of ${(allowed as readonly unknown[]).map((value) => `\`${shown(value)}\``).join(', ')}`;
  return types.map((type) => articled(type)).join(' or ');
}

function meantKey(error: ErrorObject): string | undefined {
  if (error.keyword !== 'additionalProperties') return undefined;
  return nearestName(String(error.params['additionalProperty']), knownKeys(error));
}

function knownKeys(error: ErrorObject): readonly string[] {
  return Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
}

function unknownKey(document: YamlDocument, path: DocumentPath, error: ErrorObject): Diagnostic {
  const key = String(error.params['additionalProperty']);
  const known = knownKeys(error);
  const near = nearestName(key, known);
  const keyPath = [...path, key];
  return modelDiagnostics.create(
    'unknown-key',
    { key, near },
    {
      span: document.locate(keyPath, 'key'),
      pointer: toPointer(keyPath),
      ...(near ? { fix: `${near}:` } : { hint: `Known keys here: ${known.join(', ')}.` }),
      ...renameEdit({ document, path: keyPath }, known),
    },
  );
}

function wrongValue(error: ErrorObject, at: Pick<Diagnostic, 'span' | 'pointer' | 'edit' | 'fix'>): Diagnostic {
  const values: readonly unknown[] =
    error.keyword === 'const' ? [error.params['allowedValue']] : (error.params['allowedValues'] as readonly unknown[]);
  const allowed = values.map(shown);
  const near = nearestName(shown(error.data), allowed) ?? (allowed.length === 1 ? allowed[0] : undefined);
  return modelDiagnostics.create(
    'wrong-value',
    { value: shown(error.data), allowed, near: allowed.length === 1 ? undefined : near },
    { ...at, ...(near ? { fix: near } : {}) },
  );
}

function editOfValue(
  document: YamlDocument,
  path: DocumentPath,
  { data, params }: ErrorObject,
): Pick<Diagnostic, 'edit' | 'fix'> {
  const allowed = (params['allowedValues'] ?? [params['allowedValue']]) as readonly unknown[];
  return spellingEdit({ document, path }, data, allowed);
}

function editOfType(
  document: YamlDocument,
  path: DocumentPath,
  { data, params, parentSchema }: ErrorObject,
): Pick<Diagnostic, 'edit' | 'fix'> {
  const expected = [params['type'] as string | readonly string[]].flat();
  return typeEdit({ document, path }, { data, items: parentSchema?.['items'] }, expected);
}

function formProblem(error: ErrorObject): string {
  const limit = String(error.params['limit'] ?? '');
  const problems: Readonly<Record<string, string>> = {
    pattern: 'does not have the expected form',
    minLength: 'is empty',
    minItems: 'has no item',
    minimum: `is less than ${limit}`,
    maximum: `is more than ${limit}`,
    exclusiveMinimum: `is not more than ${limit}`,
  };
  return problems[error.keyword] ?? (error.message ?? 'is not valid').replace(/^must/, 'must');
}

// `true` is text reads like a mistake of ours where "true" stands.
function isQuoted(document: YamlDocument, path: DocumentPath): boolean {
  return ['"', "'"].includes(document.text.charAt(document.locate(path).start.offset));
}

function typeHint(data: unknown, expected: string): string {
  const truthy: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };
  const meant = typeof data === 'string' ? truthy[data.toLowerCase()] : undefined;
  if (meant !== undefined && expected.includes('true or false'))
    return `Write ${meant}: YAML 1.2 reads ${String(data)} as text.`;
  return expected === 'a list'
    ? 'Write a list: `[one, two]`, or each item on its own line after `- `.'
    : `Write ${expected}.`;
}

function articled(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    null: 'nothing',
  };
  return names[type] ?? type;
}

function typeName(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return articled(typeof value);
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
