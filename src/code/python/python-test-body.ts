import type { SyntaxNode } from '@lezer/common';

import { childrenOf, pathOf, type PythonFile } from './python-file.js';

/** What the body of a test comes to. */
export interface PythonBody {
  /** False where nothing is left to do, or where it skips itself on no condition. */
  readonly runs: boolean;
  readonly asserts: boolean;
}

/** Reads the body of a test, up to where it returns or raises on no condition. */
export function readPythonBody(file: PythonFile, statements: readonly SyntaxNode[]): PythonBody {
  const end = statements.findIndex(({ name }) => name === 'ReturnStatement' || name === 'RaiseStatement');
  const last = statements[end];
  // A value that is returned is worked out first.
  const live = end < 0 ? statements : statements.slice(0, last?.name === 'ReturnStatement' ? end + 1 : end);
  const skips = live.some((statement) => skipsItself(file, statement));
  return {
    runs: !skips && live.some((statement) => doesSomething(statement)),
    asserts: live.some((statement) => assertsIn(file, statement)),
  };
}

const leaving = new Set(['pytest.skip', 'pytest.xfail', 'self.skipTest']);

function skipsItself(file: PythonFile, statement: SyntaxNode): boolean {
  const call = statement.name === 'ExpressionStatement' ? statement.getChild('CallExpression') : null;
  return call !== null && leaving.has(pathOf(file, call.firstChild).join('.'));
}

const idle = new Set(['PassStatement', 'ImportStatement', 'ScopeStatement']);

function doesSomething(statement: SyntaxNode): boolean {
  if (statement.name === 'ReturnStatement') return childrenOf(statement).length > 1;
  if (statement.name === 'StatementGroup')
    return childrenOf(statement).some((part) => part.name !== ';' && doesSomething(part));
  if (statement.name !== 'ExpressionStatement') return !idle.has(statement.name);
  return !/^(String|ContinuedString|Ellipsis|None|Number)$/.test(statement.firstChild?.name ?? '');
}

function assertsIn(file: PythonFile, statement: SyntaxNode): boolean {
  let asserts = false;
  statement.cursor().iterate((ref) => {
    if (ref.name === 'AssertStatement') asserts = true;
    else if (ref.name === 'CallExpression' && !asserts)
      asserts = !/^(?:print|logg(?:er|ing)\..*)$/.test(pathOf(file, ref.node.firstChild).join('.'));
  });
  return asserts;
}
