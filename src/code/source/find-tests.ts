import type { CallExpression, Expression, Node, Statement } from 'oxc-parser';

import type { ParsedSource } from '../facts/parsed-source.js';
import { carriedOut, readTestBody, type TestBody } from './read-test-body.js';

/** A test that a file declares. */
export interface FoundTest {
  /** Where a title is put together, `*` stands for what is put in. */
  readonly title: string;
  /** Titles of the groups around it, outermost first. */
  readonly groups: readonly string[];
  /**
   * Whether a run carries it out: not where it is skipped, still to be written, expected to fail, run on a condition only, or
   * left out for another's `only`.
   */
  readonly runs: boolean;
  readonly body: TestBody;
  /** The call that declares it. */
  readonly call: CallExpression;
}

/** Every test that a file declares, in the order of the text. */
export function findTests(source: ParsedSource): readonly FoundTest[] {
  const found: Found[] = [];
  collect({ source, found }, source.program.body, { isOff: false, isOnly: false, groups: [] });
  const hasOnly = found.some(({ isOnly }) => isOnly);
  return found.map(({ isOff, isOnly, ...test }) => ({ ...test, runs: !isOff && (!hasOnly || isOnly) }));
}

interface Marks {
  readonly isOff: boolean;
  readonly isOnly: boolean;
  readonly groups: readonly string[];
}

interface Found extends Omit<FoundTest, 'runs'>, Marks {}

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
  const marks = marksOf(call, callee, outer);
  const title = titleOf(call);
  const body = bodyOf(call);
  if (callee.kind === 'group') {
    const groups = title === undefined ? outer.groups : [...outer.groups, title];
    if (body) collect(search, body, { ...marks, groups });
    return;
  }
  if (title === undefined) return;
  const live = carriedOut(body ?? []);
  const isOff = marks.isOff || live.some(leaves) || !(body ?? isHandedIn(call));
  search.found.push({ ...marks, isOff, title, call, body: readTestBody(live) });
}

function marksOf(call: CallExpression, callee: Callee, outer: Marks): Marks {
  return {
    isOff: outer.isOff || callee.isOff || callee.marks.some((mark) => off.has(mark)) || hasOption(call, off),
    isOnly: outer.isOnly || callee.marks.includes('only') || hasOption(call, only),
    groups: outer.groups,
  };
}

const off = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails', 'failing']);
const only = new Set(['only']);

// `it('…', { skip: true }, () => …)`: what is not plainly false may be true.
function hasOption({ arguments: args }: CallExpression, names: ReadonlySet<string>): boolean {
  return args.some(
    (arg) =>
      arg.type === 'ObjectExpression' &&
      arg.properties.some(
        (property) =>
          property.type === 'Property' &&
          property.key.type === 'Identifier' &&
          names.has(property.key.name) &&
          !(property.value.type === 'Literal' && property.value.value === false),
      ),
  );
}

// What tests is written elsewhere. A title alone is a test that is still to be written.
function isHandedIn({ arguments: [, ...args] }: CallExpression): boolean {
  return args.some(({ type }) => type === 'Identifier' || type === 'MemberExpression' || type === 'CallExpression');
}

// `t.skip()`, `context.todo('…')`, `this.skip()`.
function leaves(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
  const { callee } = statement.expression;
  return (
    callee.type === 'MemberExpression' &&
    (callee.object.type === 'Identifier' || callee.object.type === 'ThisExpression') &&
    callee.property.type === 'Identifier' &&
    off.has(callee.property.name)
  );
}

interface Callee {
  readonly kind: 'test' | 'group';
  readonly isOff: boolean;
  readonly marks: readonly string[];
}

// `it`, `it.skip`, `it.each(…)`, `describe.concurrent.only`: the name at its root, and the marks behind it.
function readCallee(source: ParsedSource, callee: Expression, steps = 0): Callee | undefined {
  switch (callee.type) {
    case 'CallExpression':
      return readCallee(source, callee.callee, steps);
    case 'TaggedTemplateExpression':
      return readCallee(source, callee.tag, steps);
    case 'MemberExpression': {
      const inner = readCallee(source, callee.object, steps);
      const mark = callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : '?';
      return inner && { ...inner, marks: [...inner.marks, mark] };
    }
    case 'Identifier':
      return calleeNamed(source, callee.name, steps);
    default:
      return undefined;
  }
}

// Tests are extended once or twice; more is a circle.
const mostSteps = 8;

function calleeNamed(source: ParsedSource, local: string, steps: number): Callee | undefined {
  const imported = source.imports.get(local);
  const declared = source.declared.get(local);
  // `const it = base.extend({ … })` gives a test more to work with.
  const init = declared?.kind === 'variable' ? declared.init : undefined;
  if (init && isExtended(init)) return steps < mostSteps ? readCallee(source, init, steps + 1) : undefined;
  const isForeign = imported ? !testPackages.test(imported.specifier) : declared !== undefined;
  return isForeign ? undefined : calleeCalled(imported?.name ?? local);
}

function calleeCalled(word: string): Callee | undefined {
  const [, mark = '', name] = /^(x?)(it|test|specify|describe|suite|context)$/.exec(word) ?? [];
  if (name === undefined) return undefined;
  return { kind: /^(it|test|specify)$/.test(name) ? 'test' : 'group', isOff: mark !== '', marks: [] };
}

function isExtended(init: Expression): boolean {
  return (
    init.type === 'CallExpression' &&
    init.callee.type === 'MemberExpression' &&
    init.callee.property.type === 'Identifier' &&
    init.callee.property.name === 'extend'
  );
}

const testPackages = /^(vitest|node:test|@jest\/globals|bun:test|mocha|@playwright\/test)$/;

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
