import type { Expression, ObjectProperty } from 'oxc-parser';

import { keyOf } from './key-of.js';
import type { Machine } from './machine.js';
import { opaque, type Atom, type ObjectAtom, type Scope, type Value } from './value.js';

type NodeOf<T extends Expression['type']> = Extract<Expression, { readonly type: T }>;

/** A list as it is written, with the items of the lists that are spread into it. */
export function evaluateList(machine: Machine, { elements }: NodeOf<'ArrayExpression'>, scope: Scope): Value {
  const items: Value[] = [];
  let isComputed = false;
  for (const element of elements) {
    if (!element) continue;
    if (element.type !== 'SpreadElement') {
      items.push(machine.evaluate(element, scope));
      continue;
    }
    const spread = machine.evaluate(element.argument, scope);
    const [only] = spread;
    if (spread.length === 1 && only?.kind === 'list') {
      items.push(...only.items);
      isComputed ||= only.isComputed;
    } else {
      items.push(...spread.flatMap((atom) => (atom.kind === 'list' ? atom.items : [[atom]])));
      isComputed = true;
    }
  }
  return [{ kind: 'list', items, isComputed }];
}

/** An object as it is written, with the members of what is spread into it. */
export function evaluateObject(machine: Machine, node: NodeOf<'ObjectExpression'>, scope: Scope): Value {
  const atom: ObjectAtom = { kind: 'object', properties: new Map(), rest: [], span: scope.source.spanAt(node) };
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = machine.evaluate(property.argument, scope);
      for (const one of spread) spreadInto(atom, one, spread.length === 1);
    } else addProperty(machine, { atom, property }, scope);
  }
  return [atom];
}

function addProperty(
  machine: Machine,
  { atom, property }: { readonly atom: ObjectAtom; readonly property: ObjectProperty },
  scope: Scope,
): void {
  const key = keyOf(machine, property, scope);
  const value = machine.evaluate(property.value, scope);
  const isMethod = property.method || property.kind !== 'init';
  const named = value.map((one): Atom => nameFunction(one, key ?? '', isMethod ? [atom] : undefined));
  if (key === undefined) atom.rest.push(named);
  else if (property.kind === 'get')
    atom.properties.set(key, machine.call(named, { self: [atom], args: [], span: scope.source.spanAt(property) }));
  else if (property.kind !== 'set') atom.properties.set(key, named);
}

function nameFunction(atom: Atom, name: string, self: Value | undefined): Atom {
  if (atom.kind !== 'function') return atom;
  return { ...atom, name: atom.name === '' ? name : atom.name, ...(self && { self }) };
}

function spreadInto(target: ObjectAtom, atom: Atom, isOnly: boolean): void {
  if (atom.kind === 'constant') return;
  if (atom.kind !== 'object' || !isOnly) {
    target.rest.push(atom.kind === 'object' || atom.kind === 'outside' ? [atom] : opaque);
    return;
  }
  for (const [name, value] of atom.properties) target.properties.set(name, value);
  target.rest.push(...atom.rest);
}
