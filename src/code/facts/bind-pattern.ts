import type { ArrayPattern, AssignmentTarget, BindingPattern, ObjectPattern } from 'oxc-parser';

import { keyOf } from './key-of.js';
import { alternatives, withType, type Machine } from './machine.js';
import { memberOf } from './member-of.js';
import { mayBeMissing, nothing, opaque, union, type Scope, type Value } from './value.js';

/** Names that are to be bound, and where. */
export interface Binding {
  readonly pattern: BindingPattern;
  readonly scope: Scope;
}

/** Gives the names of a pattern their parts of a value. */
export function bindPattern(machine: Machine, { pattern, scope }: Binding, value: Value): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.names.set(pattern.name, withType(machine, value, { type: pattern.typeAnnotation, scope }));
      break;
    case 'AssignmentPattern':
      bindPattern(machine, { pattern: pattern.left, scope }, orDefault(machine, { pattern, scope }, value));
      break;
    case 'ArrayPattern':
      bindItems(machine, { pattern, scope }, value);
      break;
    case 'ObjectPattern':
      bindMembers(machine, { pattern, scope }, withType(machine, value, { type: pattern.typeAnnotation, scope }));
      break;
  }
}

interface WithDefault {
  readonly pattern: Extract<BindingPattern, { readonly type: 'AssignmentPattern' }>;
  readonly scope: Scope;
}

function orDefault(machine: Machine, { pattern, scope }: WithDefault, value: Value): Value {
  if (value.length > 0 && !mayBeMissing(value)) return value;
  const present = value.filter((atom) => atom.kind !== 'constant' || atom.value !== undefined);
  const [given = []] = alternatives(machine, [() => machine.evaluate(pattern.right, scope)]);
  return union(present, given);
}

function bindItems(
  machine: Machine,
  { pattern, scope }: { readonly pattern: ArrayPattern; readonly scope: Scope },
  value: Value,
): void {
  pattern.elements.forEach((element, index) => {
    if (!element) return;
    if (element.type === 'RestElement') bindPattern(machine, { pattern: element.argument, scope }, opaque);
    else bindPattern(machine, { pattern: element, scope }, itemAt(value, index));
  });
}

function itemAt(value: Value, index: number): Value {
  const items = value.map((atom): Value => {
    if (atom.kind !== 'list') return opaque;
    const known = atom.isComputed ? undefined : atom.items[index];
    return known ?? (atom.isComputed ? union(...atom.items) : nothing);
  });
  return union(...items);
}

function bindMembers(
  machine: Machine,
  { pattern, scope }: { readonly pattern: ObjectPattern; readonly scope: Scope },
  value: Value,
): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    const span = scope.source.spanAt(property);
    if (property.type === 'RestElement') {
      bindPattern(machine, { pattern: property.argument, scope }, withoutMembers(value, taken));
      continue;
    }
    const key = keyOf(machine, property, scope);
    if (key !== undefined) taken.push(key);
    bindPattern(machine, { pattern: property.value, scope }, memberOf(machine, value, { key, span }));
  }
}

function withoutMembers(value: Value, taken: readonly string[]): Value {
  return value.map((atom) => {
    if (atom.kind !== 'object') return atom;
    const kept = new Map([...atom.properties].filter(([name]) => !taken.includes(name)));
    return { ...atom, properties: kept };
  });
}

/** Gives a variable, a property or the names of a pattern another value, beside those that they may have had. */
export function assign(
  machine: Machine,
  { target, scope }: { readonly target: AssignmentTarget; readonly scope: Scope },
  value: Value,
): void {
  switch (target.type) {
    case 'Identifier':
      assignName(scope, target.name, value);
      break;
    case 'MemberExpression':
      assignMember(machine, { target, scope }, value);
      break;
    case 'ArrayPattern':
    case 'ObjectPattern': {
      // The names exist already: they are bound aside, then carried over.
      const aside: Scope = { source: scope.source, names: new Map(), parent: scope };
      bindPattern(machine, { pattern: target as BindingPattern, scope: aside }, value);
      for (const [name, one] of aside.names) assignName(scope, name, one);
      break;
    }
    default:
      assign(machine, { target: target.expression as AssignmentTarget, scope }, value);
  }
}

function assignName(scope: Scope, name: string, value: Value): void {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const before = at.names.get(name);
    if (!before) continue;
    at.names.set(name, union(before, value));
    return;
  }
}

function assignMember(
  machine: Machine,
  {
    target,
    scope,
  }: { readonly target: Extract<AssignmentTarget, { type: 'MemberExpression' }>; readonly scope: Scope },
  value: Value,
): void {
  const holder = machine.evaluate(target.object, scope);
  const key = keyOf(machine, { key: target.property, computed: target.computed }, scope);
  for (const atom of holder) {
    if (atom.kind !== 'object') continue;
    if (key === undefined) atom.rest.push(value);
    else atom.properties.set(key, union(withoutNothing(atom.properties.get(key) ?? []), value));
  }
}

// What a field is before its first value is nobody's concern.
function withoutNothing(value: Value): Value {
  return value.filter((atom) => atom.kind !== 'constant' || atom.value !== undefined);
}
