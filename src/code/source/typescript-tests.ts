import type { Expression, Statement } from 'oxc-parser';

import { listTests, type ListedTest } from '../facts/find-tests.js';
import { coversIn } from './covers-in.js';
import { commentsOn, type TypeScriptFile } from './typescript-file.js';
import type { DeclaredTest } from './source-facts.js';

/** The tests that a file declares with the functions of a test runner, in the order of the text. */
export function testsOf(file: TypeScriptFile): readonly DeclaredTest[] {
  return listTests(file).map((test) => {
    const body = bodyOf(test);
    const { title, groups, span, call, calls } = test;
    return {
      title,
      groups,
      runs: test.runs && body.length > 0 && !body.some(leaves),
      asserts: calls.some(({ callee }) => callee[0] !== 'console'),
      covers: commentsOn(file, call).flatMap(({ value }) => coversIn(value)),
      span,
    };
  });
}

/** What the body of a test does, up to where it ends early. */
function bodyOf({ call }: ListedTest): readonly (Statement | Expression)[] {
  for (const arg of call.arguments) {
    if (arg.type !== 'ArrowFunctionExpression' && arg.type !== 'FunctionExpression') continue;
    if (arg.body?.type !== 'BlockStatement') return arg.body ? [arg.body] : [];
    const { body } = arg.body;
    const end = body.findIndex((one) => one.type === 'ReturnStatement' && !one.argument);
    return (end < 0 ? body : body.slice(0, end)).filter(({ type }) => type !== 'EmptyStatement');
  }
  // A test that was written elsewhere is handed in by name.
  return call.arguments.slice(1).filter((arg) => arg.type === 'Identifier' || arg.type === 'CallExpression');
}

// `t.skip()`, `context.todo('…')`, `this.skip()`: on no condition.
function leaves(statement: Statement | Expression): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
  const { callee } = statement.expression;
  return (
    callee.type === 'MemberExpression' &&
    (callee.object.type === 'Identifier' || callee.object.type === 'ThisExpression') &&
    callee.property.type === 'Identifier' &&
    (callee.property.name === 'skip' || callee.property.name === 'todo')
  );
}
