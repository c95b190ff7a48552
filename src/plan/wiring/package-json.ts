import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { isMapping, parseJson, type JsonDocument } from '../../documents/index.js';
import type { WiredPart } from '../../ledger/index.js';
import { modulePackages, type ModulePackage } from '../../render/index.js';
import { relPath } from '../../text/index.js';
import { planDiagnostics } from '../diagnostics.js';
import type { Origin } from '../plan.js';
import type { WantedEdit } from '../wanted.js';
import { wantParts, type NeededParts } from './want-parts.js';

/** Where a host names the packages it is made with. */
export const packageFile = relPath('package.json');

const tables = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

const needs = modulePackages.map(({ name }) => name);

/** The packages that generated files import, in the package file; one that is there stays, in any version. */
export function wantPackages(because: Origin): readonly WantedEdit[] {
  return wantParts({ path: packageFile, because, needs, missingIn: missingPackages, tell: tellAdded });
}

function missingPackages(text: string): Outcome<readonly NeededParts[]> {
  const { value: document, diagnostics } = parseJson(packageFile, text);
  if (!document) return { diagnostics };
  const missing = modulePackages.filter(({ name }) =>
    tables.every((table) => rangeIn(document, table, name) === undefined),
  );
  const misplaced = modulePackages.filter(
    ({ name, needed }) =>
      needed === 'to run' &&
      rangeIn(document, 'devDependencies', name) !== undefined &&
      tables.every((table) => table === 'devDependencies' || rangeIn(document, table, name) === undefined),
  );
  const needed = missing.map(({ name, range, needed: when }) => ({
    need: name,
    parts: [{ path: [when === 'to test' ? 'devDependencies' : 'dependencies', name], value: { data: range } }],
  }));
  return { value: needed, diagnostics: misplaced.map((one) => tellMisplaced(document, one)) };
}

function rangeIn({ value }: JsonDocument, table: string, name: string): unknown {
  const packages = isMapping(value) ? value[table] : undefined;
  return isMapping(packages) && Object.hasOwn(packages, name) ? packages[name] : undefined;
}

function tellMisplaced({ locate }: JsonDocument, { name }: ModulePackage): Diagnostic {
  const span = locate(['devDependencies', name], 'key');
  return planDiagnostics.create('package-for-development', { name, path: packageFile }, { span });
}

function tellAdded(_text: string, parts: readonly WiredPart[]): readonly Diagnostic[] {
  const names = parts.flatMap((part) => (part.value === undefined ? [] : [part.for]));
  if (names.length === 0) return [];
  return [planDiagnostics.create('packages-added', { names, path: packageFile }, { file: packageFile })];
}
