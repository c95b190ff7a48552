import type { CallExpression, Node, Statement } from 'oxc-parser';

import { childrenOf } from '../facts/children-of.js';

type TestValue = string | number | boolean;

/** One call in the body of a test: the names that it goes by, and the plain values handed to it, at any depth. */
export interface TestCall {
  /** `bench.host.services.approvals.list` as its parts. */
  readonly callee: readonly string[];
  readonly values: ReadonlySet<TestValue>;
  readonly isAssertion: boolean;
  /** It stands in an `if`, a `catch` or alike, and may never be made. */
  readonly isConditional: boolean;
}

/** What the body of a test does, in the order of the text. */
export interface TestBody {
  readonly calls: readonly TestCall[];
  /** Whether it asks something of a function that may assert for it: one that is called for nothing but what it does. */
  readonly asksHelpers: boolean;
}

/** The statements of a body up to a `return` among them. */
export function carriedOut(body: readonly Statement[]): readonly Statement[] {
  const end = body.findIndex(({ type }) => type === 'ReturnStatement');
  return end < 0 ? body : body.slice(0, end + 1);
}

/** Reads what the statements of a test do that are {@link carriedOut}. */
export function readTestBody(statements: readonly Statement[]): TestBody {
  const calls: TestCall[] = [];
  for (const statement of statements) addCalls(calls, statement, false);
  return { calls, asksHelpers: statements.some(asksHelper) };
}

function addCalls(calls: TestCall[], node: Node, isConditional: boolean): void {
  const sometimes = conditionalParts(node);
  // Of `expect(…).toBe(…)` the outer call says what is expected, the inner one what of.
  for (const child of childrenOf(node)) addCalls(calls, child, isConditional || sometimes.includes(child));
  if (node.type === 'CallExpression') calls.push(readCall(node, isConditional));
}

// Every node of every test comes by here: no list is made that is not needed.
function conditionalParts(node: Node): readonly (Node | null)[] {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.right];
    case 'CatchClause':
      return [node.body];
    case 'SwitchCase':
      return node.consequent;
    default:
      return none;
  }
}

const none: readonly Node[] = [];

function asksHelper(statement: Statement): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(asksHelper);
  if (statement.type === 'ForOfStatement' || statement.type === 'ForStatement') return asksHelper(statement.body);
  if (statement.type !== 'ExpressionStatement' && statement.type !== 'ReturnStatement') return false;
  const expression = 'expression' in statement ? statement.expression : statement.argument;
  const call = expression?.type === 'AwaitExpression' ? expression.argument : expression;
  return call?.type === 'CallExpression' && call.callee.type === 'Identifier';
}

function readCall(node: CallExpression, isConditional: boolean): TestCall {
  const callee = namesOf(node.callee);
  const values = new Set<TestValue>();
  for (const argument of node.arguments) addValues(values, argument);
  return { callee, values, isAssertion: callee[0] === 'expect' || callee[0] === 'assert', isConditional };
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

function addValues(values: Set<TestValue>, node: Node): void {
  // A call among the arguments has been told already.
  if (node.type === 'CallExpression') return;
  if (node.type === 'Property' && node.key.type === 'Identifier' && node.value.type === 'Literal')
    values.add(`${node.key.name}: ${String(node.value.value)}`);
  if (node.type !== 'Literal') for (const child of childrenOf(node)) addValues(values, child);
  else if (isTestValue(node.value)) values.add(node.value);
}

function isTestValue(value: unknown): value is TestValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
