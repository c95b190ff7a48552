import type { RelPath } from '../../text/index.js';
import { bindPattern } from './bind-pattern.js';
import { isParsed } from './code-base.js';
import { startState, type Machine } from './machine.js';
import type { Declared, ImportedFrom, ParsedSource } from './parsed-source.js';
import { nothing, opaque, outside, union, type Scope, type Value } from './value.js';

/** The value that a name has where it is seen. */
export function findName(machine: Machine, scope: Scope, name: string): Value {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const value = at.names.get(name) ?? (at.parent ? undefined : topLevelValue(machine, at, name));
    if (value) return value;
  }
  return name === 'undefined' ? nothing : outside('global', name);
}

/** What a file exports under a name; `undefined` when it exports no such name, or is not there. */
export function findExport(machine: Machine, file: RelPath, name: string): Value | undefined {
  return exportOf(machine, { file, name }, new Set());
}

/** The scope of a file's top level. */
export function scopeOf(machine: Machine, source: ParsedSource): Scope {
  const scope = machine.scopes.get(source.file) ?? { source, names: new Map<string, Value>() };
  machine.scopes.set(source.file, scope);
  return scope;
}

function topLevelValue(machine: Machine, scope: Scope, name: string): Value | undefined {
  const imported = scope.source.imports.get(name);
  const declared = scope.source.declared.get(name);
  if (!imported && !declared) return undefined;
  // Whoever asks again while it is being worked out gets what is known so far.
  scope.names.set(name, opaque);
  const { state } = machine;
  machine.state = startState;
  const value = imported
    ? importedValue(machine, scope.source, imported)
    : declared && declare(machine, scope, declared);
  machine.state = state;
  if (value) scope.names.set(name, value);
  return scope.names.get(name);
}

function declare(machine: Machine, scope: Scope, declared: Declared): Value | undefined {
  if (declared.kind === 'class') return [{ kind: 'class', node: declared.node, scope }];
  if (declared.kind === 'function')
    return [{ kind: 'function', node: declared.node, scope, name: declared.node.id?.name ?? 'default' }];
  const value = declared.init ? machine.evaluate(declared.init, scope) : nothing;
  bindPattern(machine, { pattern: declared.pattern, scope }, value);
  return undefined;
}

function importedValue(machine: Machine, source: ParsedSource, from: ImportedFrom): Value {
  return importOf(machine, source, { from, seen: new Set() });
}

interface Following {
  readonly from: ImportedFrom;
  readonly seen: Set<string>;
}

function importOf(machine: Machine, source: ParsedSource, { from, seen }: Following): Value {
  const { specifier, name, isType } = from;
  if (isType) return opaque;
  const file = machine.base.resolve(source.file, specifier);
  if (file === undefined)
    return specifier.startsWith('.')
      ? [{ kind: 'unknown', why: `\`${specifier}\` leads to no file` }]
      : outside(`package ${specifier}`, name);
  const value = exportOf(machine, { file, name }, seen);
  return value ?? [{ kind: 'unknown', why: `\`${file}\` exports no \`${name}\`` }];
}

interface ExportedName {
  readonly file: RelPath;
  readonly name: string;
}

function exportOf(machine: Machine, { file, name }: ExportedName, seen: Set<string>): Value | undefined {
  const source = machine.base.sourceAt(file);
  if (!isParsed(source)) return source ? [{ kind: 'unknown', why: `\`${file}\` does not parse` }] : undefined;
  const key = `${file} ${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const standIn = machine.observer.standIn(file, name);
  if (standIn) return standIn;
  if (name === '*') return namespaceOf(machine, source, seen);
  const exported = source.exported.get(name);
  if (exported?.kind === 'from') return importOf(machine, source, { from: exported.from, seen });
  const scope = scopeOf(machine, source);
  if (exported?.kind === 'local') return findName(machine, scope, exported.name);
  if (exported) return valueOfDefault(machine, scope, exported.node);
  return fromStars(machine, { source, name }, seen);
}

function fromStars(
  machine: Machine,
  { source, name }: { readonly source: ParsedSource; readonly name: string },
  seen: Set<string>,
): Value | undefined {
  for (const specifier of source.stars) {
    const file = machine.base.resolve(source.file, specifier);
    const value = file && exportOf(machine, { file, name }, seen);
    if (value) return value;
  }
  return undefined;
}

function valueOfDefault(machine: Machine, scope: Scope, node: Parameters<Machine['evaluate']>[0]): Value {
  const known = scope.names.get('default');
  if (known) return known;
  scope.names.set('default', opaque);
  const { state } = machine;
  machine.state = startState;
  const value = machine.evaluate(node, scope);
  machine.state = state;
  scope.names.set('default', value);
  return value;
}

function addAll(properties: Map<string, Value>, atom: Value[number]): void {
  if (atom.kind !== 'object') return;
  for (const [name, value] of atom.properties) properties.set(name, union(properties.get(name) ?? [], value));
}

function namespaceOf(machine: Machine, source: ParsedSource, seen: Set<string>): Value {
  const names = [...source.exported.keys()];
  const properties = new Map(
    names.map((name) => [name, exportOf(machine, { file: source.file, name }, seen) ?? opaque] as const),
  );
  for (const specifier of source.stars) {
    const file = machine.base.resolve(source.file, specifier);
    for (const atom of (file && exportOf(machine, { file, name: '*' }, seen)) ?? []) addAll(properties, atom);
  }
  return [{ kind: 'object', properties, rest: [], span: source.spanAt({ start: 0, end: 0 }) }];
}
