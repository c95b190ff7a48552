import type { CallExpression, Expression, Node, Statement } from 'oxc-parser';

import type { Span } from '../../text/index.js';
import { readTestBody, type TestBody } from './read-test-body.js';
import type { ParsedSource } from './parsed-source.js';

/** A test that runs: its title, and what its body does. */
export interface RunningTest extends TestBody {
  /** Where a title is put together, `*` stands for what is put in. */
  readonly title: string;
  readonly span: Span;
}

/**
 * The tests of a file that a test run carries out: those that are skipped, still to be written, expected to fail or run on a
 * condition only are none of them, nor are others where one is marked `only`.
 */
export function findTests(source: ParsedSource): readonly RunningTest[] {
  const found: Found[] = [];
  collect({ source, found }, source.program.body, { isOff: false, isOnly: false });
  const hasOnly = found.some(({ isOnly }) => isOnly);
  return found.filter(({ isOff, isOnly }) => !isOff && (!hasOnly || isOnly)).map(({ test }) => test);
}

interface Marks {
  readonly isOff: boolean;
  readonly isOnly: boolean;
}

interface Found extends Marks {
  readonly test: RunningTest;
}

interface Search {
  readonly source: ParsedSource;
  readonly found: Found[];
}

function collect(search: Search, statements: readonly Statement[], marks: Marks): void {
  for (const statement of statements) {
    if (statement.type === 'ExpressionStatement') collectCall(search, statement.expression, marks);
    else if (statement.type === 'BlockStatement') collect(search, statement.body, marks);
    else if (statement.type === 'ForOfStatement') collect(search, [statement.body], marks);
    else if (statement.type === 'IfStatement')
      collect(search, [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])], {
        ...marks,
        isOff: true,
      });
    else if (statement.type === 'ReturnStatement') return;
  }
}

function collectCall(search: Search, expression: Expression, outer: Marks): void {
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
  if (call.type !== 'CallExpression') return;
  const callee = readCallee(search.source, call.callee);
  if (!callee) return;
  const marks: Marks = {
    isOff: outer.isOff || callee.isOff || callee.marks.some((mark) => switchedOff.has(mark)),
    isOnly: outer.isOnly || callee.marks.includes('only'),
  };
  const body = bodyOf(call);
  if (callee.kind === 'group') {
    if (body) collect(search, body, marks);
    return;
  }
  const title = titleOf(call);
  if (title === undefined) return;
  const facts = readTestBody(body ?? []);
  search.found.push({ ...marks, test: { title, span: search.source.spanAt(call), ...facts } });
}

const switchedOff = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails', 'failing']);

interface Callee {
  readonly kind: 'test' | 'group';
  readonly isOff: boolean;
  readonly marks: readonly string[];
}

// `it`, `it.skip`, `it.each(…)`, `describe.concurrent.only`: the name at its root, and the marks behind it.
function readCallee(source: ParsedSource, callee: Expression): Callee | undefined {
  switch (callee.type) {
    case 'CallExpression':
      return readCallee(source, callee.callee);
    case 'TaggedTemplateExpression':
      return readCallee(source, callee.tag);
    case 'MemberExpression': {
      const inner = readCallee(source, callee.object);
      const mark = callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : '?';
      return inner && { ...inner, marks: [...inner.marks, mark] };
    }
    case 'Identifier':
      return calleeNamed(source, callee.name);
    default:
      return undefined;
  }
}

function calleeNamed(source: ParsedSource, local: string): Callee | undefined {
  const imported = source.imports.get(local);
  if (imported ? !testPackages.test(imported.specifier) : source.declared.has(local)) return undefined;
  const [, off = '', name] = /^(x?)(it|test|specify|describe|suite|context)$/.exec(imported?.name ?? local) ?? [];
  if (name === undefined) return undefined;
  return { kind: /^(it|test|specify)$/.test(name) ? 'test' : 'group', isOff: off !== '', marks: [] };
}

const testPackages = /^(vitest|node:test|@jest\/globals|bun:test|mocha)$/;

function bodyOf({ arguments: args }: CallExpression): readonly Statement[] | undefined {
  for (const arg of args) {
    if (arg.type !== 'ArrowFunctionExpression' && arg.type !== 'FunctionExpression') continue;
    const { body } = arg;
    if (!body) return undefined;
    return body.type === 'BlockStatement'
      ? body.body
      : [{ type: 'ExpressionStatement', expression: body, start: body.start, end: body.end }];
  }
  return undefined;
}

function titleOf({ arguments: [first] }: CallExpression): string | undefined {
  const node: Node | undefined = first;
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node?.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked ?? '').join('*') : undefined;
}
