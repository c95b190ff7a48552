import { nearestName } from '../text/index.js';
import { memberNames } from './view-schema.js';
import type { Shape, ViewSchema } from './view-schema.js';

/** What names mean at one place of a template. */
export interface Scope {
  readonly view: ViewSchema;
  readonly context: Shape;
  /** The context outside, that `../` leads to. */
  readonly parent?: Scope;
  readonly blockParams: ReadonlyMap<string, Shape>;
  /** How many `each` loops stand around: `@index` and its like need one. */
  readonly loops: number;
}

/** A path that leads nowhere, and the path that was likely meant. */
export interface UnknownName {
  readonly unknown: string;
  readonly near: string | undefined;
}

/** The scope at the top of a template. */
export function rootScope(view: ViewSchema): Scope {
  return { view, context: view.root, blockParams: new Map(), loops: 0 };
}

/** The scope inside a block that changes the context: `each` and `with`. */
export function innerScope(
  outer: Scope,
  context: Shape,
  inner: { readonly blockParams: ReadonlyMap<string, Shape>; readonly isLoop: boolean },
): Scope {
  const blockParams = new Map([...outer.blockParams, ...inner.blockParams]);
  return { view: outer.view, context, parent: outer, blockParams, loops: outer.loops + (inner.isLoop ? 1 : 0) };
}

/** What a path stands for, by the scoping rules of Handlebars: block parameters before properties, `../` per context. */
export function shapeOf(path: hbs.AST.PathExpression, scope: Scope): Shape | UnknownName {
  if (path.data) return shapeOfData(path, scope);
  const [first = ''] = path.parts;
  const isScoped = /^(?:\.\/|this[./])/.test(path.original);
  const blockParam = path.depth === 0 && !isScoped ? scope.blockParams.get(first) : undefined;
  if (blockParam) return walk(path, { scope, from: blockParam, parts: path.parts.slice(1) });
  let context: Scope | undefined = scope;
  for (let depth = path.depth; depth > 0; depth -= 1) context = context?.parent;
  if (!context) return { unknown: path.original, near: undefined };
  return walk(path, { scope, from: context.context, parts: path.parts });
}

const loopData: ReadonlyMap<string, Shape> = new Map([
  ['index', [{ type: 'integer' }]],
  ['first', [{ type: 'boolean' }]],
  ['last', [{ type: 'boolean' }]],
]);

function shapeOfData(path: hbs.AST.PathExpression, scope: Scope): Shape | UnknownName {
  const [name = '', ...parts] = path.parts;
  if (name === 'root') return walk(path, { scope, from: scope.view.root, parts });
  const shape = parts.length === 0 && scope.loops > path.depth ? loopData.get(name) : undefined;
  const known = ['@root', ...(scope.loops > 0 ? ['@index', '@first', '@last'] : [])];
  return shape ?? { unknown: path.original, near: nearestName(path.original, known) };
}

interface Walk {
  readonly scope: Scope;
  readonly from: Shape;
  readonly parts: readonly string[];
}

function walk(path: hbs.AST.PathExpression, { scope, from, parts }: Walk): Shape | UnknownName {
  let shape = from;
  for (const [at, part] of parts.entries()) {
    const member = scope.view.member(shape, part);
    if (!member) {
      const stem = path.original.slice(0, path.original.length - parts.slice(at).join('.').length);
      const near = nearestName(part, memberNames(shape));
      return {
        unknown: path.original,
        near: near === undefined ? undefined : stem + [near, ...parts.slice(at + 1)].join('.'),
      };
    }
    shape = member;
  }
  return shape;
}
