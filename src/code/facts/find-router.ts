import type { Node } from 'oxc-parser';

import {
  isFunction,
  lookUp,
  memberName,
  plainArguments,
  unwrapped,
  type Binding,
  type Scope,
  type Scoped,
} from './route-program.js';
import { packageOf, propertyOf, resolveNode, type Programs } from './route-programs.js';
import { joinPaths, staticText, type Pieces } from './static-text.js';

/** Where a router comes from: two expressions with one origin register routes in one place. */
export interface RouterOrigin {
  readonly id: string;
  /** Where nothing registers it anywhere: what its paths begin with. */
  readonly usual: Pieces;
}

/** A router that an expression stands for, and what is put before the paths registered through it. */
export interface Router {
  readonly origin: RouterOrigin;
  readonly prefix: Pieces;
  /** False where only its name says that it is one. */
  readonly isCertain: boolean;
  /** True where the path is stated already, and the call gives handlers only. */
  readonly hasPath?: boolean;
}

const unknown: Pieces = [undefined];
const deepest = 60;
const routerTypes = /^(FastifyInstance|Express|Application|I?Router|Hono|OpenAPIHono)$/;
const routerNames = /^(app|server|router|fastify|instance|scope|hono|express)$|(App|Server|Router)$/;
const fluent =
  /^(get|post|put|patch|delete|head|options|all|use|on|route|register|after|routes|with\w+|add\w+|set\w+|decorate\w*)$/;

/** The router that an expression stands for; `undefined` when it is none as far as the repository tells. */
export function findRouter(programs: Programs, expression: Scoped, depth = 0): Router | undefined {
  if (depth > deepest) return undefined;
  const { scope } = expression;
  const node = unwrapped(expression.node);
  if (node.type === 'Identifier') return routerOfName(programs, { node, scope }, depth);
  if (node.type === 'MemberExpression') return routerOfMember({ node, scope });
  if (node.type === 'NewExpression') return routerOfClass(programs, { node, scope });
  return node.type === 'CallExpression' ? routerOfCall(programs, { node, scope }, depth) : undefined;
}

type NodeOf<T extends Node['type']> = Scoped<Extract<Node, { readonly type: T }>>;

function routerOfName(programs: Programs, { node, scope }: NodeOf<'Identifier'>, depth: number): Router | undefined {
  const binding = lookUp(scope, node.name);
  const named = routerNames.test(node.name) ? hostRouter(node.name) : undefined;
  switch (binding?.kind) {
    case 'parameter':
      return routerOfParameter(binding, scope);
    case 'value':
      return binding.property === undefined
        ? (findRouter(programs, binding, depth + 1) ?? named)
        : routerOfProperty(programs, { ...binding, property: binding.property }, depth);
    case 'import':
      return routerOfImport(programs, { node, scope }, depth) ?? (isOwn(binding.from) ? named : undefined);
    default:
      return binding?.kind === 'declared' ? undefined : named;
  }
}

function isOwn(from: string): boolean {
  return from.startsWith('.');
}

function routerOfImport(programs: Programs, imported: Scoped, depth: number): Router | undefined {
  const value = resolveNode(programs, imported);
  return value && value.node !== imported.node ? findRouter(programs, value, depth + 1) : undefined;
}

function routerOfParameter(
  { of, index, property, type }: Extract<Binding, { readonly kind: 'parameter' }>,
  scope: Scope,
): Router {
  const isTyped = type !== undefined && routerTypes.test(type);
  const isPlugin = index === 0 && property === undefined && scope.program.plugins.has(of);
  const origin = parameterOrigin({ node: of, scope }, index, property);
  return { origin, prefix: [], isCertain: isTyped || isPlugin };
}

// `const { app } = …`.
function routerOfProperty(
  programs: Programs,
  binding: Scoped & { readonly property: string },
  depth: number,
): Router | undefined {
  const held = resolveNode(programs, binding);
  const value = held && propertyOf(held, binding.property);
  if (value) return findRouter(programs, value, depth + 1);
  return routerNames.test(binding.property) ? propertyRouter(binding, binding.property) : undefined;
}

/** The origin that a function's parameter, or a property of it, is. */
export function parameterOrigin({ node, scope }: Scoped, index: number, property?: string): RouterOrigin {
  const id = `${scope.program.path}:${node.start}:${index}${property === undefined ? '' : `.${property}`}`;
  // A plugin that nobody in the repository registers is registered somewhere; what is handed over by name is the host's own.
  return { id, usual: property === undefined ? unknown : [''] };
}

function hostRouter(name: string): Router {
  return { origin: { id: `name ${name}`, usual: [''] }, prefix: [], isCertain: false };
}

function routerOfMember({ node, scope }: NodeOf<'MemberExpression'>): Router | undefined {
  const name = memberName(node);
  return name !== undefined && routerNames.test(name) ? propertyRouter({ node: node.object, scope }, name) : undefined;
}

// `context.app`, `const { app } = context`: of a parameter, whatever is handed over for it.
function propertyRouter({ node, scope }: Scoped, property: string): Router {
  const holder = unwrapped(node);
  const binding = holder.type === 'Identifier' ? lookUp(scope, holder.name) : undefined;
  if (binding?.kind !== 'parameter' || binding.property !== undefined) return hostRouter(property);
  return {
    origin: parameterOrigin({ node: binding.of, scope }, binding.index, property),
    prefix: [],
    isCertain: false,
  };
}

function routerOfClass(programs: Programs, { node, scope }: NodeOf<'NewExpression'>): Router | undefined {
  const made = packageOf({ node: node.callee, scope });
  const isHono = made !== undefined && /^(hono|@hono\/)/.test(made.from) && /^(Hono|OpenAPIHono)$/.test(made.name);
  const isKoa = made !== undefined && /^(@koa\/router|koa-router)$/.test(made.from);
  if (!isHono && !isKoa) return undefined;
  const [options] = plainArguments(node);
  const value = options && resolveNode(programs, { node: options, scope });
  const prefix = isKoa && value ? propertyOf(value, 'prefix') : undefined;
  return { ...detached({ node, scope }, ['']), prefix: prefix ? staticText(programs, prefix) : [] };
}

function detached({ node, scope }: Scoped, usual: Pieces): Router {
  return { origin: { id: `${scope.program.path}:${node.start}`, usual }, prefix: [], isCertain: true };
}

function routerOfCall(programs: Programs, call: NodeOf<'CallExpression'>, depth: number): Router | undefined {
  const { node, scope } = call;
  const usual = usualOf(packageOf({ node: node.callee, scope }));
  if (usual) return detached(call, usual);
  const callee = unwrapped(node.callee);
  if (callee.type === 'MemberExpression') {
    const router = findRouter(programs, { node: callee.object, scope }, depth + 1);
    if (router) return throughCall(programs, call, { router, method: memberName(callee) ?? '' });
  }
  const target = resolveNode(programs, { node: callee, scope });
  if (!isFunction(target?.node)) return undefined;
  for (const value of target.scope.program.returns.get(target.node) ?? []) {
    const router = findRouter(programs, value, depth + 1);
    if (router) return router;
  }
  return undefined;
}

// What the paths of a new app or router begin with where nothing mounts it; `undefined` for what makes neither.
function usualOf(made: ReturnType<typeof packageOf>): Pieces | undefined {
  if (made?.from === 'fastify') return /^(default|fastify|Fastify|\*)$/.test(made.name) ? [''] : undefined;
  if (made?.from !== 'express') return undefined;
  if (made.name === 'Router') return unknown;
  return made.name === 'default' || made.name === '*' ? [''] : undefined;
}

// What a call on a router gives: itself, or the part of it that lies under a path.
function throughCall(
  programs: Programs,
  { node, scope }: NodeOf<'CallExpression'>,
  { router, method }: { readonly router: Router; readonly method: string },
): Router | undefined {
  const [first, second] = plainArguments(node);
  const isObject = first && resolveNode(programs, { node: first, scope })?.node.type === 'ObjectExpression';
  const isPart = method === 'basePath' || (method === 'route' && second === undefined && isObject !== true);
  if (isPart && first) {
    const prefix = joinPaths(router.prefix, staticText(programs, { node: first, scope }));
    return { ...router, prefix, ...(method === 'route' ? { hasPath: true } : {}) };
  }
  return fluent.test(method) ? router : undefined;
}
