import type { CallExpression, Node } from 'oxc-parser';

import { findRouter, parameterOrigin, type Router, type RouterOrigin } from './find-router.js';
import {
  isFunction,
  keyName,
  memberName,
  plainArguments,
  unwrapped,
  type FunctionNode,
  type RouteProgram,
  type Scope,
  type Scoped,
} from './route-program.js';
import { exportOf, namespaceOf, packageOf, propertyOf, resolveNode, type Programs } from './route-programs.js';
import { joinPaths, staticText, type Pieces } from './static-text.js';

/** One router made part of another: whatever is registered through `child` lies under the parent and `prefix`. */
export interface Mount {
  readonly child: string;
  readonly parent: Router;
  readonly prefix: Pieces;
}

interface Call extends Scoped<CallExpression> {
  readonly programs: Programs;
}

const unknown: Pieces = [undefined];

/** Everything that the calls of a program mount: plugins, routers, and functions that a router is handed to. */
export function findMounts(programs: Programs, program: RouteProgram): readonly Mount[] {
  return program.calls.flatMap((found) => {
    const call = { ...found, programs };
    const callee = unwrapped(call.node.callee);
    const method = memberName(callee);
    const parent =
      callee.type === 'MemberExpression' && method !== undefined && /^(register|use|route)$/.test(method)
        ? findRouter(programs, { node: callee.object, scope: call.scope })
        : undefined;
    if (!parent || parent.hasPath === true) return handedOver(call);
    return method === 'register' ? registered(call, parent) : mounted(call, parent);
  });
}

// `app.register(plugin, { prefix })`.
function registered(call: Call, parent: Router): readonly Mount[] {
  const [plugin, options] = plainArguments(call.node);
  const { programs, scope } = call;
  const found = plugin && pluginOf(call, plugin);
  if (!found) return [];
  const value = options && resolveNode(programs, { node: options, scope });
  const isLiteral = value?.node.type === 'ObjectExpression';
  const stated = value && isLiteral ? propertyOf(value, 'prefix') : undefined;
  const prefix = stated ? staticText(programs, stated) : options && !isLiteral ? unknown : [];
  return [{ child: found.origin.id, parent, prefix: found.isFlat ? [] : prefix }];
}

// What is registered: a function, also from another program, also in `fastify-plugin`, which knows no prefix.
function pluginOf(call: Call, plugin: Node): { readonly origin: RouterOrigin; readonly isFlat: boolean } | undefined {
  const { programs, scope } = call;
  const namespace = namespaceOf(programs, { node: plugin, scope });
  const exported = namespace && exportOf(programs, namespace, 'default');
  let value = resolveNode(programs, exported ?? { node: plugin, scope });
  let isFlat = false;
  if (
    value?.node.type === 'CallExpression' &&
    packageOf({ node: value.node.callee, scope: value.scope })?.from === 'fastify-plugin'
  ) {
    const [inner] = plainArguments(value.node);
    value = inner && resolveNode(programs, { node: inner, scope: value.scope });
    isFlat = true;
  }
  return isFunction(value?.node) ? { origin: parameterOrigin(value, 0), isFlat } : undefined;
}

// `app.use('/prefix', router)`, `app.use(router)`, `app.route('/prefix', router)`.
function mounted(call: Call, parent: Router): readonly Mount[] {
  const { programs, scope } = call;
  const all = plainArguments(call.node);
  const routers = all.flatMap((argument) => {
    const router = isFunction(unwrapped(argument)) ? undefined : findRouter(programs, { node: argument, scope });
    return router && router.origin.id !== parent.origin.id ? [router] : [];
  });
  const [first] = all;
  const hasPath = first !== undefined && !findRouter(programs, { node: first, scope }) && isPathLike(call, first);
  const prefix = hasPath ? staticText(programs, { node: first, scope }) : [];
  // What stands before the paths of the child already stays with it.
  return routers.map((router) => ({ child: router.origin.id, parent, prefix }));
}

function isPathLike({ programs, scope }: Call, node: Node): boolean {
  const value = resolveNode(programs, { node, scope })?.node;
  return !isFunction(value) && value?.type !== 'CallExpression' && value?.type !== 'ObjectExpression';
}

// `registerHealthRoutes(app, parts)`, `start({ app, env })`: the parameters of a function of the repository.
function handedOver(call: Call): readonly Mount[] {
  const { programs, node, scope } = call;
  const all = plainArguments(node);
  if (!all.some((argument) => /^(Identifier|ObjectExpression|MemberExpression|CallExpression)$/.test(argument.type)))
    return [];
  const target = resolveNode(programs, { node: node.callee, scope });
  if (!isFunction(target?.node)) return [];
  const into: Scoped<FunctionNode> = { node: target.node, scope: target.scope };
  return all.flatMap((argument, index) => {
    const inner = unwrapped(argument);
    if (inner.type === 'ObjectExpression')
      return inner.properties.flatMap((property) => {
        const name = property.type === 'Property' ? keyName(property.key, property.computed) : undefined;
        return property.type === 'Property' && name !== undefined
          ? handed({ programs, node: property.value, scope }, parameterOrigin(into, index, name))
          : [];
      });
    return handed({ programs, node: inner, scope }, parameterOrigin(into, index));
  });
}

function handed(
  { programs, node, scope }: { readonly programs: Programs; readonly node: Node; readonly scope: Scope },
  { id: child }: RouterOrigin,
): readonly Mount[] {
  const parent = findRouter(programs, { node, scope });
  return parent && parent.origin.id !== child ? [{ child, parent, prefix: [] }] : [];
}

/** What may stand before the paths that are registered through a router, as the mounts tell. */
export function prefixesOf(
  router: Router,
  mounts: ReadonlyMap<string, readonly Mount[]>,
  seen: readonly string[] = [],
): readonly Pieces[] {
  const above = mounts.get(router.origin.id) ?? [];
  const outer =
    above.length === 0 || seen.includes(router.origin.id)
      ? [router.origin.usual]
      : above.flatMap((mount) =>
          prefixesOf(mount.parent, mounts, [...seen, router.origin.id]).map((before) =>
            joinPaths(before, mount.prefix),
          ),
        );
  const whole = outer.map((before) => (router.prefix.length === 0 ? before : joinPaths(before, router.prefix)));
  // A router in so many places is no router of one module; that its prefix is not known says enough.
  return whole.length > 20 ? [unknown] : whole;
}
