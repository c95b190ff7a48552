import type { Argument, CallExpression, Class, Expression, Node, Program } from 'oxc-parser';

import type { RelPath } from '../../text/index.js';

/** A function of any form. */
export type FunctionNode = Extract<
  Node,
  {
    readonly type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'TSDeclareFunction'
      | 'TSEmptyBodyFunctionExpression';
  }
>;

/** What a name stands for. */
export type Binding =
  | { readonly kind: 'value'; readonly node: Expression; readonly property?: string; readonly scope: Scope }
  | {
      readonly kind: 'parameter';
      readonly of: FunctionNode;
      readonly index: number;
      readonly property?: string;
      readonly type?: string;
    }
  | { readonly kind: 'declared'; readonly node: Node; readonly scope: Scope }
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  | { readonly kind: 'opaque' };

/** The names of a block and of all around it. */
export interface Scope {
  readonly program: RouteProgram;
  readonly above: Scope | undefined;
  readonly names: Map<string, Binding>;
}

/** What an export name stands for: a name of the program, an expression, or an export of another program. */
export type Export =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'from'; readonly from: string; readonly name: string };

/** A node with the scope that its names are looked up in. */
export interface Scoped<T extends Node = Node> {
  readonly node: T;
  readonly scope: Scope;
}

/** One program, read for its routes: its names, what it exports, calls and returns. */
export interface RouteProgram {
  readonly path: RelPath;
  readonly program: Program;
  readonly top: Scope;
  readonly exports: Map<string, Export>;
  readonly exportsAll: string[];
  readonly calls: Scoped<CallExpression>[];
  readonly classes: Scoped<Class>[];
  readonly returns: Map<FunctionNode, Scoped[]>;
  /** Functions that the types say are plugins. */
  readonly plugins: Set<Node>;
}

/** The binding of a name, from the innermost scope out. */
export function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.above) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** True for a function of any form. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** What stands inside parentheses, type assertions, `await` and optional chains. */
export function unwrapped(node: Node): Node {
  for (let inner = node; ;) {
    if (
      inner.type === 'TSAsExpression' ||
      inner.type === 'TSSatisfiesExpression' ||
      inner.type === 'TSNonNullExpression' ||
      inner.type === 'TSTypeAssertion' ||
      inner.type === 'ParenthesizedExpression' ||
      inner.type === 'ChainExpression'
    )
      inner = inner.expression;
    else if (inner.type === 'AwaitExpression') inner = inner.argument;
    else return inner;
  }
}

/** The name after the dot, or in brackets as plain text. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined;
}

/** The name of a property of an object literal, a pattern or an enum. */
export function keyName(key: Node, isComputed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value);
  return key.type === 'Identifier' && !isComputed ? key.name : undefined;
}

/** The arguments of a call up to the first that is spread. */
export function plainArguments({ arguments: all }: { readonly arguments: readonly Argument[] }): readonly Expression[] {
  const spread = all.findIndex(({ type }) => type === 'SpreadElement');
  return (spread < 0 ? all : all.slice(0, spread)) as readonly Expression[];
}
