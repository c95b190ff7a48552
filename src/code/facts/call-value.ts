import type { ClassElement, ParamPattern } from 'oxc-parser';

import { bindPattern } from './bind-pattern.js';
import { callGlobal } from './call-global.js';
import { keyOf } from './key-of.js';
import { alternatives, join, withType, type CallSite, type Frame, type Machine } from './machine.js';
import { parentsOf } from './member-of.js';
import {
  absent,
  madeOf,
  nothing,
  opaque,
  union,
  type Atom,
  type ClassAtom,
  type FunctionAtom,
  type ObjectAtom,
  type OutsideAtom,
  type Scope,
  type Value,
} from './value.js';

const deepest = 90;
const mostRepeats = 3;

/** Calls a value; whichever of its possibilities is called, what holds afterwards holds for each of them. */
export function callValue(machine: Machine, callee: Value, site: CallSite): Value {
  const results = alternatives(
    machine,
    callee.map((atom) => () => callAtom(machine, atom, site)),
  );
  return union(...results);
}

function callAtom(machine: Machine, atom: Atom, site: CallSite): Value {
  if (!machine.state) return [];
  switch (atom.kind) {
    case 'function':
      return callFunction(machine, atom, site);
    case 'outside':
      return callOutside(machine, atom, site);
    case 'unknown':
      machine.observer.unfollowed(site.span, atom.why);
      lendAll(machine, [], site);
      return opaque;
    default:
      return opaque;
  }
}

function callOutside(machine: Machine, { path = [], of = [] }: Omit<OutsideAtom, 'kind'>, site: CallSite): Value {
  const known = machine.observer.called(path, site) ?? callGlobal(path, site);
  if (known) return known;
  lendAll(machine, path, site);
  const [made] = madeOf(...of, ...(path.length === 0 ? [site.self] : []), ...site.args);
  const madeFrom = made?.kind === 'outside' && made.of ? { of: made.of } : {};
  return [{ kind: 'outside', ...(path.length > 0 && { path: [...path, '()'] }), ...madeFrom }];
}

// Code outside may call whatever it is given, or not.
function lendAll(machine: Machine, path: readonly string[], site: CallSite): void {
  const before = machine.state;
  for (const lent of lentBy(site.args, 0)) {
    machine.state = before;
    machine.observer.lent(lent, path, site);
  }
  machine.state = before;
}

function lentBy(values: readonly Value[], depth: number): readonly FunctionAtom[] {
  if (depth > 3) return [];
  return values.flat().flatMap((atom): readonly FunctionAtom[] => {
    if (atom.kind === 'function') return [atom];
    if (atom.kind === 'list') return lentBy(atom.items, depth + 1);
    if (atom.kind !== 'object') return [];
    return [...lentBy([...atom.properties.values(), ...atom.rest], depth + 1), ...publicMethods(atom)];
  });
}

function publicMethods({ of, ...instance }: ObjectAtom): readonly FunctionAtom[] {
  return (of?.node.body.body ?? []).flatMap((element): readonly FunctionAtom[] => {
    if (!of || element.type !== 'MethodDefinition' || element.kind !== 'method' || element.static) return [];
    if (element.accessibility === 'private' || element.key.type !== 'Identifier') return [];
    return [
      { kind: 'function', node: element.value, scope: of.scope, self: [{ ...instance, of }], name: element.key.name },
    ];
  });
}

function callFunction(machine: Machine, atom: FunctionAtom, { self, args, span }: CallSite): Value {
  const { frames } = machine;
  const known = machine.observer.entered(atom, { self, args, span });
  if (known) return known;
  const repeats = frames.filter(({ node }) => node === atom.node).length;
  if (frames.length >= deepest || repeats >= mostRepeats) return opaque;
  const scope: Scope = { source: atom.scope.source, names: new Map(), parent: atom.scope };
  if (atom.node.type !== 'ArrowFunctionExpression') {
    scope.names.set('this', atom.self ?? self);
    scope.names.set('arguments', opaque);
  }
  const frame: Frame = { name: atom.name, node: atom.node, returned: [], exit: undefined };
  frames.push(frame);
  bindParameters(machine, { params: atom.node.params, scope }, args);
  runBody(machine, { atom, scope, frame });
  frames.pop();
  machine.state = frame.exit;
  return withType(machine, frame.returned, { type: atom.node.returnType, scope: atom.scope });
}

function runBody(
  machine: Machine,
  { atom, scope, frame }: { readonly atom: FunctionAtom; readonly scope: Scope; readonly frame: Frame },
): void {
  const { body } = atom.node;
  if (!body) frame.returned = opaque;
  else if (body.type !== 'BlockStatement') frame.returned = machine.evaluate(body, scope);
  else {
    machine.execute(body.body, scope);
    if (machine.state) frame.returned = union(frame.returned, nothing);
  }
  frame.exit = join(frame.exit, machine.state);
}

function bindParameters(
  machine: Machine,
  { params, scope }: { readonly params: readonly ParamPattern[]; readonly scope: Scope },
  args: readonly Value[],
): void {
  params.forEach((param, index) => {
    if (param.type === 'RestElement') {
      const items = args.slice(index);
      bindPattern(machine, { pattern: param.argument, scope }, [
        { kind: 'list', items: [...items], isComputed: false },
      ]);
      return;
    }
    const pattern = param.type === 'TSParameterProperty' ? param.parameter : param;
    bindPattern(machine, { pattern, scope }, args[index] ?? absent);
  });
}

/** What `new` gives of a value. */
export function constructValue(machine: Machine, callee: Value, site: CallSite): Value {
  const made = alternatives(
    machine,
    callee.map((atom) => () => {
      if (atom.kind === 'class') return constructClass(machine, atom, site);
      if (atom.kind !== 'outside') return callAtom(machine, atom, site);
      return callOutside(machine, { ...atom, path: [...(atom.path ?? []), 'new'] }, site);
    }),
  );
  return union(...made);
}

function constructClass(machine: Machine, atom: ClassAtom, site: CallSite): Value {
  // `super(…)` goes on with the instance that there is.
  const [given] = site.self;
  const instance: ObjectAtom =
    given?.kind === 'object' && given.of
      ? given
      : { kind: 'object', properties: new Map(), rest: [], of: atom, span: site.span };
  const elements = atom.node.body.body;
  const constructor = elements.find(
    (element) => element.type === 'MethodDefinition' && element.kind === 'constructor' && element.value.body,
  );
  const parents = parentsOf(machine, atom);
  if (!constructor) for (const parent of parents) constructClass(machine, parent, { ...site, self: [instance] });
  setFields(machine, { instance, elements }, atom.scope);
  if (constructor?.type === 'MethodDefinition') {
    const { value: node } = constructor;
    const scope: Scope = { source: atom.scope.source, names: new Map([['this', [instance]]]), parent: atom.scope };
    keepParameters(machine, { instance, params: node.params, scope }, site.args);
    const name = atom.node.id?.name ?? 'constructor';
    callFunction(machine, { kind: 'function', node, scope: atom.scope, self: [instance], name }, site);
  }
  return [instance];
}

function setFields(
  machine: Machine,
  { instance, elements }: { readonly instance: ObjectAtom; readonly elements: readonly ClassElement[] },
  outer: Scope,
): void {
  const scope: Scope = { source: outer.source, names: new Map([['this', [instance]]]), parent: outer };
  for (const element of elements) {
    if (element.type !== 'PropertyDefinition' || element.static) continue;
    const key = keyOf(machine, element, scope);
    const value = element.value ? machine.evaluate(element.value, scope) : undefined;
    if (key === undefined || !value) continue;
    const named = value.map((one) => (one.kind === 'function' && one.name === '' ? { ...one, name: key } : one));
    instance.properties.set(key, named);
  }
}

// `constructor(private readonly parts: Parts)` is a field and its first value.
function keepParameters(
  machine: Machine,
  {
    instance,
    params,
    scope,
  }: { readonly instance: ObjectAtom; readonly params: readonly ParamPattern[]; readonly scope: Scope },
  args: readonly Value[],
): void {
  bindParameters(machine, { params, scope }, args);
  for (const param of params) {
    if (param.type !== 'TSParameterProperty') continue;
    const { parameter } = param;
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (target.type === 'Identifier') instance.properties.set(target.name, scope.names.get(target.name) ?? opaque);
  }
}
