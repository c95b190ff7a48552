import type { SyntaxNode } from '@lezer/common';

import { pathOf, type PythonFile } from './python-file.js';

/** What the body of a test comes to. */
export interface PythonBody {
  /** False where it skips itself on no condition. */
  readonly runs: boolean;
  readonly asserts: boolean;
}

/** Reads the body of a test, up to where it returns or raises on no condition. */
export function readPythonBody(file: PythonFile, statements: readonly SyntaxNode[]): PythonBody {
  const end = statements.findIndex(({ name }) => name === 'ReturnStatement' || name === 'RaiseStatement');
  const last = statements[end];
  // A value that is returned is worked out first.
  const live = end < 0 ? statements : statements.slice(0, last?.name === 'ReturnStatement' ? end + 1 : end);
  return {
    runs: !live.some((statement) => skipsItself(file, statement)),
    asserts: live.some((statement) => assertsIn(file, statement)),
  };
}

const leaving = new Set(['pytest.skip', 'pytest.xfail', 'self.skipTest']);

function skipsItself(file: PythonFile, statement: SyntaxNode): boolean {
  const call = statement.name === 'ExpressionStatement' ? statement.getChild('CallExpression') : null;
  return call !== null && leaving.has(pathOf(file, call.firstChild).join('.'));
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
