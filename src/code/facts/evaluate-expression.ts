import type { Expression } from 'oxc-parser';

import { assign } from './bind-pattern.js';
import { evaluateCall, evaluateNew } from './evaluate-call.js';
import { evaluateList, evaluateObject } from './evaluate-literal.js';
import { findName } from './find-name.js';
import { judgeCondition, sidesOf } from './judge-condition.js';
import { keyOf } from './key-of.js';
import { countStep, join, type Machine } from './machine.js';
import { memberOf } from './member-of.js';
import { inverted, tellingOfEqual, tellingOfMember } from './telling-of.js';
import { madeOf, mayBeMissing, nothing, opaque, outside, textOf, union, type Scope, type Value } from './value.js';

type Kind = Expression['type'];
type NodeOf<T extends Kind> = Extract<Expression, { readonly type: T }>;
type Evaluators = { readonly [T in Kind]?: (machine: Machine, node: NodeOf<T>, scope: Scope) => Value };

/** What an expression may be, with everything that happens on the way there. */
export function evaluateExpression(machine: Machine, node: Expression, scope: Scope): Value {
  if (!countStep(machine, () => scope.source.spanAt(node))) return opaque;
  if (node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration')
    return [{ kind: 'function', node, scope, name: node.id?.name ?? '' }];
  if (node.type === 'ClassExpression' || node.type === 'ClassDeclaration') return [{ kind: 'class', node, scope }];
  const evaluator = evaluators[node.type] as ((m: Machine, n: Expression, s: Scope) => Value) | undefined;
  return evaluator ? evaluator(machine, node, scope) : opaque;
}

const inner = (machine: Machine, node: { readonly expression: Expression }, scope: Scope): Value =>
  machine.evaluate(node.expression, scope);

const evaluators: Evaluators = {
  Literal: (_machine, { value }) => {
    if (typeof value === 'string') return [{ kind: 'text', text: value }];
    return value === null || typeof value === 'boolean' || typeof value === 'number'
      ? [{ kind: 'constant', value }]
      : opaque;
  },
  TemplateLiteral: (machine, { quasis, expressions }, scope) => {
    const values = expressions.map((one) => machine.evaluate(one, scope));
    const texts = values.map(plainText);
    if (texts.includes(undefined)) return madeOf(...values);
    return [
      { kind: 'text', text: quasis.map(({ value }, index) => (value.cooked ?? '') + (texts[index] ?? '')).join('') },
    ];
  },
  Identifier: (machine, { name }, scope) => findName(machine, scope, name),
  ThisExpression: (machine, _node, scope) => findName(machine, scope, 'this'),
  ArrowFunctionExpression: (_machine, node, scope) => [{ kind: 'function', node, scope, name: '' }],
  ArrayExpression: evaluateList,
  ObjectExpression: evaluateObject,
  CallExpression: evaluateCall,
  NewExpression: evaluateNew,
  ParenthesizedExpression: inner,
  ChainExpression: inner,
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSTypeAssertion: inner,
  TSNonNullExpression: inner,
  TSInstantiationExpression: inner,
  AwaitExpression: (machine, { argument }, scope) => machine.evaluate(argument, scope),
  YieldExpression: (machine, { argument }, scope) => {
    if (argument) machine.evaluate(argument, scope);
    return opaque;
  },
  MemberExpression: (machine, node, scope) => {
    const value = machine.evaluate(node.object, scope);
    const key = keyOf(machine, { key: node.property, computed: node.computed }, scope);
    return memberOf(machine, value, { key, span: scope.source.spanAt(node) });
  },
  SequenceExpression: (machine, { expressions }, scope) =>
    expressions.map((one) => machine.evaluate(one, scope)).at(-1) ?? opaque,
  ConditionalExpression: (machine, { test, consequent, alternate }, scope) => {
    const { whenTrue, whenFalse } = judgeCondition(machine, test, scope);
    machine.state = whenTrue;
    const one = whenTrue ? machine.evaluate(consequent, scope) : [];
    const after = machine.state;
    machine.state = whenFalse;
    const other = whenFalse ? machine.evaluate(alternate, scope) : [];
    machine.state = join(after, machine.state);
    return union(one, other);
  },
  LogicalExpression: evaluateLogical,
  UnaryExpression: (machine, { operator, argument }, scope) => {
    const value = machine.evaluate(argument, scope);
    if (operator === 'void') return nothing;
    return operator === '!' && value.length > 0
      ? union(...value.map((atom): Value => (atom.kind === 'tells' ? [inverted(atom)] : opaque)))
      : opaque;
  },
  BinaryExpression: evaluateBinary,
  AssignmentExpression: evaluateAssignment,
  UpdateExpression: (machine, { argument }, scope) => {
    machine.evaluate(argument, scope);
    return opaque;
  },
  TaggedTemplateExpression: (machine, { tag, quasi }, scope) => {
    const callee = machine.evaluate(tag, scope);
    const args = [opaque, ...quasi.expressions.map((one) => machine.evaluate(one, scope))];
    return machine.call(callee, { self: opaque, args, span: scope.source.spanAt(tag) });
  },
  ImportExpression: (machine, { source }, scope) => {
    const specifier = textOf(machine.evaluate(source, scope));
    if (specifier !== undefined && !specifier.startsWith('.')) return outside(`package ${specifier}`);
    return [{ kind: 'unknown', why: 'it is imported while the program runs' }];
  },
};

function evaluateLogical(machine: Machine, node: NodeOf<'LogicalExpression'>, scope: Scope): Value {
  const { operator } = node;
  const left = machine.evaluate(node.left, scope);
  const { whenTrue, whenFalse } = sidesOf(left, machine.state);
  const [stays, goesOn] = operator === '&&' ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
  machine.state = operator === '??' ? machine.state : goesOn;
  const right = machine.evaluate(node.right, scope);
  machine.state = join(operator === '??' ? machine.state : stays, machine.state);
  if (operator === '??') return mayBeMissing(left) || left.some(isFromOutside) ? union(left, right) : left;
  const tells = (value: Value): boolean =>
    value.length > 0 &&
    value.every((atom) => atom.kind === 'tells' && (operator === '&&' ? atom.whenTrue : atom.whenFalse) > 0);
  if (tells(left)) return left;
  return tells(right) ? right : union(left, right);
}

function isFromOutside({ kind }: Value[number]): boolean {
  return kind === 'outside' || kind === 'unknown';
}

function evaluateBinary(machine: Machine, node: NodeOf<'BinaryExpression'>, scope: Scope): Value {
  const [left, right] = [machine.evaluate(node.left as Expression, scope), machine.evaluate(node.right, scope)];
  if (/^[!=]==?$/.test(node.operator)) {
    const told = tellingOfEqual(left, right);
    if (!told) return opaque;
    return [node.operator.startsWith('=') ? told : inverted(told)];
  }
  if (node.operator === 'in') return tellingOfMember(left, right) ?? opaque;
  if (node.operator === '*') return product(left, right);
  if (node.operator !== '+') return opaque;
  const [one, other] = [plainText(left), plainText(right)];
  const isText = textOf(left) !== undefined || textOf(right) !== undefined;
  return isText && one !== undefined && other !== undefined
    ? [{ kind: 'text', text: one + other }]
    : madeOf(left, right);
}

function plainText(value: Value): string | undefined {
  const [atom, ...more] = value;
  if (more.length > 0) return undefined;
  if (atom?.kind === 'text') return atom.text;
  return atom?.kind === 'constant' && typeof atom.value === 'number' ? String(atom.value) : undefined;
}

function product([left, ...lefts]: Value, [right, ...rights]: Value): Value {
  if (left?.kind !== 'constant' || right?.kind !== 'constant' || lefts.length + rights.length > 0) return opaque;
  return typeof left.value === 'number' && typeof right.value === 'number'
    ? [{ kind: 'constant', value: left.value * right.value }]
    : opaque;
}

function evaluateAssignment(machine: Machine, node: NodeOf<'AssignmentExpression'>, scope: Scope): Value {
  const target = node.left;
  const isLogical = ['&&=', '||=', '??='].includes(node.operator);
  const before = machine.state;
  const value = machine.evaluate(node.right, scope);
  // What stands right of these is not always worked out.
  if (isLogical) machine.state = join(before, machine.state);
  assign(machine, { target, scope }, node.operator === '=' || isLogical ? value : opaque);
  return value;
}
