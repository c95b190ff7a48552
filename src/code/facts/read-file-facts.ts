import type { BindingPattern, CallExpression, Class, Expression, Node, Statement } from 'oxc-parser';

import { childrenOf } from './children-of.js';
import type { CodeBase } from './code-base.js';
import type { FileFacts } from './module-facts.js';
import type { ParsedSource } from './parsed-source.js';
import { memberName, unwrapped } from './route-program.js';

type Found = { -readonly [K in Exclude<keyof FileFacts, 'file'>]: FileFacts[K][number][] };

interface Reading {
  readonly source: ParsedSource;
  readonly found: Found;
  /** Names that the file changes after they were set: assigned, filled, or given new members. */
  readonly changed: Set<string>;
  /** Names that are bound somewhere inside: they are no globals. */
  readonly bound: Set<string>;
}

/** What a file of a module imports, which globals it uses, what it keeps, and what it does when it is imported. */
export function readFileFacts(base: CodeBase, source: ParsedSource): FileFacts {
  const found: Found = { imports: [], globals: [], state: [], effects: [] };
  const reading: Reading = { source, found, changed: new Set(), bound: new Set() };
  const { file } = source;
  for (const statement of source.program.body) walk(reading, statement);
  const used = found.globals
    .filter(({ path }) => !reading.bound.has(path.split('.')[0] ?? ''))
    .sort((one, other) => one.span.start.offset - other.span.start.offset);
  for (const statement of source.program.body) {
    readImport(base, reading, statement);
    readTopLevel(reading, statement);
  }
  return { file, ...found, globals: used };
}

const changing = new Set([
  'push',
  'unshift',
  'set',
  'add',
  'delete',
  'clear',
  'splice',
  'pop',
  'shift',
  'fill',
  'sort',
  'reverse',
]);
const globals = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'console', 'process', 'globalThis']);

// Texts may nest deeper than calls can.
function walk(reading: Reading, statement: Statement): void {
  const waiting: Node[] = [statement];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type.startsWith('TS') && !running.has(node.type)) continue;
    noteChanges(reading.changed, node);
    noteBound(reading, node);
    if (node.type === 'ImportExpression') noteImport(reading, node);
    const path = globalPath(reading, node);
    if (path === undefined) waiting.push(...partsOf(node));
    else reading.found.globals.push({ path, span: reading.source.spanAt(node) });
  }
}

function partsOf(node: Node): readonly Node[] {
  return childrenOf(node).filter((child) => !isName(node, child));
}

function noteChanges(changed: Set<string>, node: Node): void {
  if (node.type === 'AssignmentExpression') noteChange(changed, node.left);
  else if (node.type === 'UpdateExpression') noteChange(changed, node.argument);
  else if (node.type === 'UnaryExpression' && node.operator === 'delete') noteChange(changed, node.argument);
  else if (node.type === 'CallExpression') noteChangingCall(changed, node);
}

function noteChangingCall(changed: Set<string>, { callee: called, arguments: given }: CallExpression): void {
  const callee = unwrapped(called);
  if (callee.type !== 'MemberExpression') return;
  if (changing.has(memberName(callee) ?? '')) noteChange(changed, callee.object);
  const [target] = given;
  if (target && isAssign(callee)) noteChange(changed, target);
}

function noteImport({ source, found }: Reading, node: Extract<Node, { readonly type: 'ImportExpression' }>): void {
  const { source: from } = node;
  if (from.type === 'Literal' && typeof from.value === 'string')
    found.imports.push({ from: from.value, span: source.spanAt(node) });
}

// What TypeScript adds and still runs.
const running = new Set<string>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
]);

function isName(node: Node, child: Node): boolean {
  if (!('computed' in node) || node.computed) return false;
  if (node.type === 'MemberExpression') return child === node.property;
  return 'key' in node && child === node.key && !('shorthand' in node && node.shorthand);
}

function noteBound({ bound }: Reading, node: Node): void {
  if (node.type === 'VariableDeclarator') bindNames(bound, node.id);
  else if ('params' in node && Array.isArray(node.params))
    for (const param of node.params as readonly Node[]) bindNames(bound, param);
}

function bindNames(bound: Set<string>, pattern: Node): void {
  if (pattern.type === 'Identifier') bound.add(pattern.name);
  else if (pattern.type === 'AssignmentPattern') bindNames(bound, pattern.left);
  else if (pattern.type === 'ObjectPattern')
    for (const one of pattern.properties) bindNames(bound, one.type === 'Property' ? one.value : one.argument);
}

function isAssign(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object' &&
    memberName(callee) === 'assign'
  );
}

function noteChange(changed: Set<string>, target: Node): void {
  let at = unwrapped(target);
  while (at.type === 'MemberExpression') at = unwrapped(at.object);
  if (at.type === 'Identifier') changed.add(at.name);
}

// `fetch`, `console.log`, `process.env.NAME`, as far as the names can be read; nothing for names that the file declares.
function globalPath({ source }: Reading, node: Node): string | undefined {
  if (node.type === 'Identifier') return isGlobal(source, node.name) ? node.name : undefined;
  if (node.type !== 'MemberExpression') return undefined;
  const names: string[] = [];
  let at: Node = node;
  while (at.type === 'MemberExpression') {
    names.unshift(memberName(at) ?? '*');
    at = unwrapped(at.object);
  }
  if (at.type !== 'Identifier' || !isGlobal(source, at.name)) return undefined;
  const path = at.name === 'globalThis' ? names : [at.name, ...names];
  return path.join('.');
}

function isGlobal({ imports, declared }: ParsedSource, name: string): boolean {
  return globals.has(name) && !imports.has(name) && !declared.has(name);
}

function readImport(base: CodeBase, { source, found }: Reading, statement: Statement): void {
  const from = specifierOf(statement);
  if (from === undefined) return;
  const file = base.resolve(source.file, from);
  found.imports.push({ from, ...(file !== undefined && { file }), span: source.spanAt(statement) });
}

function specifierOf(statement: Statement): string | undefined {
  if (statement.type === 'ImportDeclaration') {
    const { importKind, specifiers, source } = statement;
    const isType = specifiers.length > 0 && specifiers.every((one) => 'importKind' in one && one.importKind === 'type');
    return importKind === 'type' || isType ? undefined : source.value;
  }
  if (statement.type === 'ExportAllDeclaration')
    return statement.exportKind === 'type' ? undefined : statement.source.value;
  if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return undefined;
  return statement.source?.value;
}

function readTopLevel(reading: Reading, statement: Statement): void {
  const { source, found } = reading;
  if (statement.type === 'ExportNamedDeclaration') {
    if (statement.declaration) readTopLevel(reading, statement.declaration);
    return;
  }
  if (statement.type === 'VariableDeclaration') {
    if (statement.declare === true) return;
    for (const { id, init } of statement.declarations)
      readVariable(reading, { id, init, isConst: statement.kind === 'const' });
    return;
  }
  if (statement.type === 'ClassDeclaration') readStatics(reading, statement);
  const what = effectOf(statement);
  if (what !== undefined) found.effects.push({ what, span: source.spanAt(statement) });
}

interface Variable {
  readonly id: BindingPattern;
  readonly init: Expression | null;
  readonly isConst: boolean;
}

function readVariable({ source, found, changed }: Reading, { id, init, isConst }: Variable): void {
  if (id.type !== 'Identifier') return;
  const { name } = id;
  const value = init && unwrapped(init);
  const span = source.spanAt(id);
  if (!isConst) found.state.push({ name, what: 'a variable', span });
  else if (value && holds(value) && changed.has(name)) found.state.push({ name, what: heldBy(value), span });
  else if (value?.type === 'NewExpression' && !isPlain(value)) found.state.push({ name, what: 'an instance', span });
}

function readStatics({ source, found }: Reading, { id, body }: Class): void {
  for (const member of body.body) {
    if (member.type !== 'PropertyDefinition' || !member.static || member.readonly === true) continue;
    const key = member.key.type === 'Identifier' || member.key.type === 'PrivateIdentifier' ? member.key.name : '*';
    found.state.push({ name: `${id?.name ?? 'class'}.${key}`, what: 'a static field', span: source.spanAt(member) });
  }
}

const containers = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Object']);
const plain = new Set([
  ...containers,
  'RegExp',
  'URL',
  'Date',
  'Error',
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'Intl.*',
]);

function holds(value: Node): boolean {
  if (value.type === 'ArrayExpression' || value.type === 'ObjectExpression') return true;
  return value.type === 'NewExpression' && value.callee.type === 'Identifier' && containers.has(value.callee.name);
}

function heldBy(value: Node): string {
  if (value.type === 'ArrayExpression') return 'a list that is changed';
  return value.type === 'ObjectExpression' ? 'an object that is changed' : 'a collection that is changed';
}

function isPlain(value: Node): boolean {
  if (value.type !== 'NewExpression') return false;
  const { callee } = value;
  if (callee.type === 'MemberExpression') return callee.object.type === 'Identifier' && callee.object.name === 'Intl';
  return callee.type === 'Identifier' && plain.has(callee.name);
}

const carriedOut = new Set<Statement['type']>([
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
  'ThrowStatement',
]);

function effectOf(statement: Statement): string | undefined {
  if (carriedOut.has(statement.type)) return 'a statement';
  if (statement.type !== 'ExpressionStatement') return undefined;
  const node = unwrapped(statement.expression);
  if (node.type === 'CallExpression') return isFreeze(node.callee) ? undefined : 'a call';
  return node.type === 'AssignmentExpression' || node.type === 'NewExpression' ? 'an assignment' : undefined;
}

function isFreeze(callee: Node): boolean {
  return memberName(callee) === 'freeze';
}
