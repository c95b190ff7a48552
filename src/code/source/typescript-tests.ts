import { coversIn } from './covers-in.js';
import { findTests } from './find-tests.js';
import type { TypeScriptTest } from './source-facts.js';
import { commentsOn, type TypeScriptFile } from './typescript-file.js';

/** The tests that a file declares with the functions of a test runner, in the order of the text. */
export function testsOf(file: TypeScriptFile): readonly TypeScriptTest[] {
  return findTests(file).map(({ call, ...test }) => ({
    ...test,
    asserts: test.body.calls.some(({ callee }) => callee[0] !== 'console'),
    covers: commentsOn(file, call).flatMap(({ value }) => coversIn(value)),
    span: file.spanAt(call),
  }));
}
