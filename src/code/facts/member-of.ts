import type { ClassElement, MethodDefinition } from 'oxc-parser';

import type { Span } from '../../text/index.js';
import { keyOf } from './key-of.js';
import type { Machine } from './machine.js';
import {
  nothing,
  opaque,
  outside,
  union,
  type Atom,
  type ClassAtom,
  type ListAtom,
  type ObjectAtom,
  type Value,
} from './value.js';

/** A member by its name, or by one that is chosen while the program runs. */
export interface Member {
  readonly key: string | undefined;
  readonly span: Span;
}

/** The member of a value. */
export function memberOf(machine: Machine, value: Value, member: Member): Value {
  return union(...value.map((atom) => memberOfAtom(machine, atom, member)));
}

function memberOfAtom(machine: Machine, atom: Atom, { key, span }: Member): Value {
  switch (atom.kind) {
    case 'object':
      return key === undefined ? anyMember(atom) : memberOfObject(machine, atom, { key, span });
    case 'class':
      return staticMember(machine, atom, key);
    case 'list':
      return itemOf(atom, key);
    case 'outside':
      return [atom.path ? { ...atom, path: [...atom.path, key ?? '*'] } : atom];
    case 'approval':
    case 'claim':
      return memberOfStanding(atom, key);
    case 'unknown':
      return [atom];
    default:
      return opaque;
  }
}

function memberOfStanding(
  atom: Extract<Atom, { readonly kind: 'approval' | 'claim' }>,
  key: string | undefined,
): Value {
  if (atom.kind === 'approval') return key === 'status' ? [{ kind: 'status', of: 'approval' }] : opaque;
  if (key === 'state') return [{ kind: 'status', of: 'claim', span: atom.span }];
  return key === 'claim' ? outside('claim') : opaque;
}

function staticMember(machine: Machine, atom: ClassAtom, key: string | undefined): Value {
  const found = key === undefined ? undefined : memberOfClass(machine, atom, { key, self: [atom], isStatic: true });
  return found ?? opaque;
}

function itemOf({ items, isComputed }: ListAtom, key: string | undefined): Value {
  if (key !== undefined && !/^\d+$/.test(key)) return opaque;
  return union(...items, isComputed ? opaque : []);
}

// One of the members, whichever it is: of functions nobody can say which one is called.
function anyMember({ properties, rest, of }: ObjectAtom): Value {
  const all = union(...properties.values(), ...rest);
  const mayBeCalled = of !== undefined || all.some(({ kind }) => kind === 'function' || kind === 'class');
  const unknown: Value = [{ kind: 'unknown', why: 'which member it is shows only while the program runs' }];
  return mayBeCalled ? union(all, unknown) : union(all, opaque);
}

interface NamedMember {
  readonly key: string;
  readonly span: Span;
}

function memberOfObject(machine: Machine, atom: ObjectAtom, { key, span }: NamedMember): Value {
  const own = atom.properties.get(key);
  if (own) return own;
  const inherited = atom.of && memberOfClass(machine, atom.of, { key, self: [atom], isStatic: false });
  if (inherited) return inherited;
  if (atom.rest.length === 0) return atom.of ? opaque : nothing;
  return memberOf(machine, union(...atom.rest), { key, span });
}

/** Where a member is looked for. */
interface Lookup {
  readonly key: string;
  readonly self: Value;
  readonly isStatic: boolean;
}

/** The member of a class, or of the classes that it extends; of an accessor, what it gives. */
function memberOfClass(machine: Machine, atom: ClassAtom, lookup: Lookup): Value | undefined {
  const { key, self, isStatic } = lookup;
  const found = atom.node.body.body.find(
    (element) => isNamed(machine, { element, isStatic }, atom) === key && !isSetter(element),
  );
  if (found?.type === 'MethodDefinition') return methodOf(machine, { method: found, name: key, self }, atom);
  if (found?.type === 'PropertyDefinition')
    return isStatic && found.value ? machine.evaluate(found.value, atom.scope) : undefined;
  for (const parent of parentsOf(machine, atom)) {
    const inherited = memberOfClass(machine, parent, lookup);
    if (inherited) return inherited;
  }
  return undefined;
}

/** The classes that a class extends, as far as they can be followed. */
export function parentsOf(machine: Machine, { node, scope }: ClassAtom): readonly ClassAtom[] {
  const parents = node.superClass ? machine.evaluate(node.superClass, scope) : [];
  return parents.filter((parent) => parent.kind === 'class');
}

function isNamed(
  machine: Machine,
  { element, isStatic }: { readonly element: ClassElement; readonly isStatic: boolean },
  { scope }: ClassAtom,
): string | undefined {
  if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') return undefined;
  return element.static === isStatic ? keyOf(machine, element, scope) : undefined;
}

function isSetter(element: ClassElement): boolean {
  return element.type === 'MethodDefinition' && element.kind === 'set';
}

function methodOf(
  machine: Machine,
  { method, name, self }: { readonly method: MethodDefinition; readonly name: string; readonly self: Value },
  { scope }: ClassAtom,
): Value {
  const atom: Value = [{ kind: 'function', node: method.value, scope, self, name }];
  if (method.kind !== 'get') return atom;
  return machine.call(atom, { self, args: [], span: scope.source.spanAt(method) });
}
