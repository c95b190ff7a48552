import type { Node, Program } from 'oxc-parser';

import type { ModuleSource } from '../module-edit.js';
import {
  isFunction,
  keyName,
  memberName,
  unwrapped,
  type Binding,
  type Export,
  type FunctionNode,
  type RouteProgram,
  type Scope,
} from './route-program.js';

type Keys = Readonly<Record<string, readonly string[]>>;

interface Visit {
  readonly node: Node;
  readonly scope: Scope;
  readonly inside: FunctionNode | undefined;
}

/** Reads the names, exports, calls and returns of a program in one walk. `keys` are the children of each kind of node. */
export function readRouteProgram({ path }: ModuleSource, program: Program, keys: Keys): RouteProgram {
  const names = new Map<string, Binding>();
  const read: RouteProgram = {
    path,
    program,
    exports: new Map(),
    exportsAll: [],
    calls: [],
    classes: [],
    returns: new Map(),
    plugins: new Set(),
    get top() {
      return top;
    },
  };
  const top: Scope = { program: read, above: undefined, names };
  // A stack of its own: code that nests thousands of levels deep would exhaust the call stack.
  const stack: Visit[] = [{ node: program, scope: top, inside: undefined }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const entered = enter(read, visit);
    for (const child of childrenOf(entered.node, keys).reverse()) stack.push({ ...entered, node: child });
  }
  return read;
}

type Child = Node | null | undefined;

// Called for every node of every program that may have routes: lists on the way would cost more than the walk.
function childrenOf(node: Node, keys: Keys): Node[] {
  const children: Node[] = [];
  for (const key of keys[node.type] ?? []) {
    const value = (node as unknown as Readonly<Record<string, Child | readonly Child[]>>)[key];
    for (const child of isList(value) ? value : [value]) if (child) children.push(child);
  }
  return children;
}

function isList(value: Child | readonly Child[]): value is readonly Child[] {
  return Array.isArray(value);
}

function enter(read: RouteProgram, visit: Visit): Visit {
  const { node, scope, inside } = visit;
  note(read, visit);
  if (isFunction(node)) return enterFunction(read, { node, scope, inside });
  return node.type === 'BlockStatement' || node.type === 'ForOfStatement' || node.type === 'ForStatement'
    ? { ...visit, scope: { program: read, above: scope, names: new Map() } }
    : visit;
}

function note(read: RouteProgram, { node, scope, inside }: Visit): void {
  switch (node.type) {
    case 'ImportDeclaration':
      return bindImports(scope, node);
    case 'VariableDeclarator':
      return bindVariable(scope, node);
    case 'AssignmentExpression':
      return node.left.type === 'Identifier' ? forget(scope, node.left.name) : exportAssigned(read, node);
    case 'CallExpression':
      return void read.calls.push({ node, scope });
    case 'ReturnStatement':
      return addReturn(read, { node, scope, inside }, node.argument);
    case 'TSEnumDeclaration':
    case 'ClassDeclaration':
    case 'ClassExpression':
      if (node.type !== 'TSEnumDeclaration') read.classes.push({ node, scope });
      return node.id ? void scope.names.set(node.id.name, { kind: 'declared', node, scope }) : undefined;
    default:
      return readExports(read, node);
  }
}

function enterFunction(read: RouteProgram, { node, scope }: Visit & { readonly node: FunctionNode }): Visit {
  if (node.type === 'FunctionDeclaration' && node.id) scope.names.set(node.id.name, { kind: 'declared', node, scope });
  const own: Scope = { program: read, above: scope, names: new Map() };
  node.params.forEach((parameter, index) => bindParameter(own, { node: parameter, of: node, index }));
  const inner = { node, scope: own, inside: node };
  if (node.type === 'ArrowFunctionExpression' && node.expression && node.body.type !== 'BlockStatement')
    addReturn(read, inner, node.body);
  return inner;
}

function addReturn(read: RouteProgram, { scope, inside }: Visit, node: Node | null): void {
  if (!node || !inside) return;
  const known = read.returns.get(inside) ?? [];
  known.push({ node, scope });
  read.returns.set(inside, known);
}

function bindParameter(
  scope: Scope,
  { node, of, index }: { readonly node: Node; readonly of: FunctionNode; readonly index: number },
): void {
  if (node.type === 'TSParameterProperty') return bindParameter(scope, { node: node.parameter, of, index });
  if (node.type === 'AssignmentPattern') return bindParameter(scope, { node: node.left, of, index });
  if (node.type === 'Identifier') {
    const type = typeName(node.typeAnnotation?.typeAnnotation);
    scope.names.set(node.name, { kind: 'parameter', of, index, ...(type === undefined ? {} : { type }) });
  } else if (node.type === 'ObjectPattern')
    for (const [property, local] of namesOf(node)) scope.names.set(local, { kind: 'parameter', of, index, property });
}

function namesOf(pattern: Node & { readonly type: 'ObjectPattern' }): readonly (readonly [string, string])[] {
  return pattern.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const key = keyName(property.key, property.computed);
    const target: Node = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    return key !== undefined && target.type === 'Identifier' ? [[key, target.name] as const] : [];
  });
}

/** The last name of a type that is a reference. */
function typeName(type: Node | null | undefined): string | undefined {
  if (type?.type !== 'TSTypeReference') return undefined;
  const name: Node = type.typeName;
  if (name.type === 'Identifier') return name.name;
  return name.type === 'TSQualifiedName' ? name.right.name : undefined;
}

function bindVariable(scope: Scope, { id, init }: Node & { readonly type: 'VariableDeclarator' }): void {
  if (!init) {
    if (id.type === 'Identifier') scope.names.set(id.name, { kind: 'opaque' });
    return;
  }
  if (id.type === 'ObjectPattern')
    for (const [property, local] of namesOf(id)) scope.names.set(local, { kind: 'value', node: init, property, scope });
  if (id.type !== 'Identifier') return;
  if (!scope.names.has(id.name)) scope.names.set(id.name, { kind: 'value', node: init, scope });
  const declared = typeName(id.typeAnnotation?.typeAnnotation) ?? assertedType(init);
  if (declared?.startsWith('FastifyPlugin') === true) scope.program.plugins.add(unwrapped(init));
}

function assertedType(node: Node): string | undefined {
  return node.type === 'TSSatisfiesExpression' || node.type === 'TSAsExpression'
    ? typeName(node.typeAnnotation)
    : undefined;
}

// What is assigned later has no one value.
function forget(scope: Scope, name: string): void {
  let at = scope;
  while (!at.names.has(name) && at.above) at = at.above;
  at.names.set(name, { kind: 'opaque' });
}

// `module.exports = …`, `exports.name = …`.
function exportAssigned(read: RouteProgram, { left, right }: Node & { readonly type: 'AssignmentExpression' }): void {
  const name = memberName(left);
  if (left.type !== 'MemberExpression' || name === undefined) return;
  const holder: Node = left.object;
  const held = holder.type === 'Identifier' ? holder.name : memberName(holder);
  if (held === 'module' && name === 'exports') read.exports.set('default', { kind: 'node', node: right });
  else if (held === 'exports') read.exports.set(name, { kind: 'node', node: right });
}

function bindImports(scope: Scope, node: Node & { readonly type: 'ImportDeclaration' }): void {
  for (const specifier of node.specifiers) {
    const name =
      specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : specifier.type === 'ImportNamespaceSpecifier'
          ? '*'
          : exportedName(specifier.imported);
    scope.names.set(specifier.local.name, { kind: 'import', from: node.source.value, name });
  }
}

function exportedName(name: Node): string {
  if (name.type === 'Identifier') return name.name;
  return name.type === 'Literal' ? String(name.value) : '';
}

function readExports(read: RouteProgram, node: Node): void {
  if (node.type === 'ExportDefaultDeclaration') {
    const value: Node = node.declaration;
    const named = (isFunction(value) || value.type === 'ClassDeclaration') && value.id ? value.id.name : undefined;
    read.exports.set('default', named === undefined ? { kind: 'node', node: value } : { kind: 'local', name: named });
  } else if (node.type === 'ExportAllDeclaration') {
    if (node.exported)
      read.exports.set(exportedName(node.exported), { kind: 'from', from: node.source.value, name: '*' });
    else read.exportsAll.push(node.source.value);
  } else if (node.type === 'ExportNamedDeclaration') {
    for (const { local, exported } of node.specifiers)
      read.exports.set(exportedName(exported), exportOf(node.source?.value, exportedName(local)));
    for (const name of declaredNames(node.declaration)) read.exports.set(name, { kind: 'local', name });
  }
}

function exportOf(from: string | undefined, name: string): Export {
  return from === undefined ? { kind: 'local', name } : { kind: 'from', from, name };
}

function declaredNames(node: Node | null): readonly string[] {
  if (node?.type === 'VariableDeclaration')
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  if (isFunction(node) || node?.type === 'ClassDeclaration' || node?.type === 'TSEnumDeclaration')
    return node.id ? [node.id.name] : [];
  return [];
}
