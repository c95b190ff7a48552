import type { CallExpression, Node, Statement } from 'oxc-parser';

import { childrenOf } from './children-of.js';

/** One call in the body of a test: the names that it goes by, and the plain values handed to it, at any depth. */
export interface TestCall {
  /** `bench.host.services.approvals.list` as its parts. */
  readonly callee: readonly string[];
  readonly values: ReadonlySet<string | number | boolean>;
  readonly isAssertion: boolean;
}

/** What the body of a test does, in the order of the text; what stands behind a `return` it does not do. */
export interface TestBody {
  readonly calls: readonly TestCall[];
}

/** Reads the body of a test. */
export function readTestBody(statements: readonly Statement[]): TestBody {
  const end = statements.findIndex(({ type }) => type === 'ReturnStatement');
  const live = end < 0 ? statements : statements.slice(0, end + 1);
  return { calls: live.flatMap((statement) => callsIn(statement)) };
}

function callsIn(node: Node): readonly TestCall[] {
  // Of `expect(…).toBe(…)` the outer call says what is expected, the inner one what of.
  const inner = childrenOf(node).flatMap(callsIn);
  return node.type === 'CallExpression' ? [...inner, readCall(node)] : inner;
}

function readCall(node: CallExpression): TestCall {
  const callee = namesOf(node.callee);
  const values = new Set(node.arguments.flatMap(valuesIn));
  return { callee, values, isAssertion: callee[0] === 'expect' || callee[0] === 'assert' };
}

function namesOf(node: Node): readonly string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'MemberExpression')
    return [...namesOf(node.object), ...(node.property.type === 'Identifier' ? [node.property.name] : ['?'])];
  if (node.type === 'CallExpression') return namesOf(node.callee);
  return node.type === 'TSNonNullExpression' ||
    node.type === 'AwaitExpression' ||
    node.type === 'ParenthesizedExpression'
    ? namesOf(node.type === 'AwaitExpression' ? node.argument : node.expression)
    : ['?'];
}

function valuesIn(node: Node): readonly (string | number | boolean)[] {
  if (node.type === 'Literal') {
    const { value } = node;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : [];
  }
  if (node.type === 'Property' && node.key.type === 'Identifier' && node.value.type === 'Literal')
    return [`${node.key.name}: ${String(node.value.value)}`, ...valuesIn(node.value)];
  // A call among the arguments has been told already.
  return node.type === 'CallExpression' ? [] : childrenOf(node).flatMap(valuesIn);
}
