import type { Argument, CallExpression, NewExpression } from 'oxc-parser';

import { callMember } from './call-member.js';
import { keyOf } from './key-of.js';
import { alternatives, type Machine } from './machine.js';
import { memberOf, parentsOf } from './member-of.js';
import { findName } from './find-name.js';
import { opaque, union, type Scope, type Value } from './value.js';

/** What a call gives; everything that happens in what is called has happened then. */
export function evaluateCall(machine: Machine, node: CallExpression, scope: Scope): Value {
  const callee = unwrapped(node.callee);
  const span = scope.source.spanAt(node);
  if (callee.type === 'Super') {
    callSuper(machine, node, scope);
    return opaque;
  }
  if (callee.type !== 'MemberExpression') {
    const value = machine.evaluate(callee, scope);
    return machine.call(value, { self: opaque, args: argumentsOf(machine, node.arguments, scope), span });
  }
  const self =
    callee.object.type === 'Super' ? findName(machine, scope, 'this') : machine.evaluate(callee.object, scope);
  const holder = callee.object.type === 'Super' ? superOf(machine, self) : self;
  const key = keyOf(machine, { key: callee.property, computed: callee.computed }, scope);
  // A member is read before the arguments are worked out.
  const before = machine.state;
  const value = memberOf(machine, holder, { key, span: scope.source.spanAt(callee) });
  machine.state = before;
  const args = argumentsOf(machine, node.arguments, scope);
  const site = { self, args, span };
  const builtIn = callMember(machine, { key, value }, site);
  if (builtIn) return builtIn;
  if (!node.optional && !callee.optional) return machine.call(value, site);
  return union(...alternatives(machine, [() => machine.call(value, site), () => opaque]));
}

/** What `new` gives. */
export function evaluateNew(machine: Machine, node: NewExpression, scope: Scope): Value {
  const callee = machine.evaluate(node.callee, scope);
  const args = argumentsOf(machine, node.arguments, scope);
  return machine.construct(callee, { self: opaque, args, span: scope.source.spanAt(node) });
}

function unwrapped(node: CallExpression['callee']): CallExpression['callee'] {
  return node.type === 'ParenthesizedExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'ChainExpression'
    ? unwrapped(node.expression)
    : node;
}

function argumentsOf(machine: Machine, args: readonly Argument[], scope: Scope): readonly Value[] {
  return args.flatMap((arg) => {
    if (arg.type !== 'SpreadElement') return [machine.evaluate(arg, scope)];
    const spread = machine.evaluate(arg.argument, scope);
    const [only] = spread;
    return only?.kind === 'list' && spread.length === 1 && !only.isComputed ? only.items : [opaque];
  });
}

function callSuper(machine: Machine, node: CallExpression, scope: Scope): void {
  const self = findName(machine, scope, 'this');
  const args = argumentsOf(machine, node.arguments, scope);
  const site = { self, args, span: scope.source.spanAt(node) };
  for (const parent of parentsOfSelf(machine, self)) machine.construct([parent], site);
}

function superOf(machine: Machine, self: Value): Value {
  const [instance] = self;
  const parents = parentsOfSelf(machine, self);
  if (instance?.kind !== 'object' || parents.length === 0) return opaque;
  return parents.map((of) => ({ ...instance, properties: new Map<string, Value>(), of }));
}

function parentsOfSelf(machine: Machine, self: Value): readonly Extract<Value[number], { readonly kind: 'class' }>[] {
  return self.flatMap((atom) => (atom.kind === 'object' && atom.of ? parentsOf(machine, atom.of) : []));
}
