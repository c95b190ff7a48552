import type { CallExpression, Node } from 'oxc-parser';

import { createLineIndex, spanOf, type RelPath, type Span } from '../../text/index.js';
import type { ModuleSource } from '../module-edit.js';
import { findMounts, prefixesOf, type Mount } from './find-mounts.js';
import { findControllers } from './find-controllers.js';
import { findRouter, type Router } from './find-router.js';
import {
  isFunction,
  memberName,
  plainArguments,
  unwrapped,
  type RouteProgram,
  type Scope,
  type Scoped,
} from './route-program.js';
import { propertyOf, resolveNode, type Programs } from './route-programs.js';
import { readRouteProgram } from './read-route-program.js';
import { joinPaths, staticText, type Pieces } from './static-text.js';

/** A route that a program registers, as its syntax tells it. */
export interface RouteFact {
  /** In capitals; absent where it answers any, or nobody knows which. */
  readonly methods?: readonly string[];
  /** The pieces of the path; `undefined` for each that only the running program knows. */
  readonly path: Pieces;
  readonly span: Span;
}

/** The routes of a repository's programs. */
export interface FoundRoutes {
  /** Sorted by file and place. */
  readonly routes: readonly RouteFact[];
  /** The programs that may have routes and do not parse. */
  readonly unread: readonly { readonly path: RelPath; readonly problem: string }[];
  /** The programs that were read for that. */
  readonly looked: readonly RelPath[];
}

// Whatever registers or mounts a route has one of these; most programs have none and are not parsed.
const registering = /[.\]]\s*(get|post|put|patch|delete|head|options|all|on|route|register|use)\s*[(<?]|@Controller\b/;

/**
 * The routes that programs register with Fastify, Express, Hono, Koa's router or NestJS: calls on routers, followed through
 * plugins, prefixes, functions and imports of the repository. Routes that only some hosts or versions answer are left out.
 */
export async function findRoutes(sources: readonly ModuleSource[]): Promise<FoundRoutes> {
  const { parseSync, visitorKeys } = await import('oxc-parser');
  const texts = new Map(sources.map((source) => [source.path, source]));
  const known = new Map<RelPath, RouteProgram | undefined>();
  const unread: { readonly path: RelPath; readonly problem: string }[] = [];
  const programs: Programs = (path) => {
    const source = texts.get(path);
    if (!source || known.has(path)) return known.get(path);
    const { program, errors } = parseSync(path, source.text);
    const [problem] = errors;
    if (problem && registering.test(source.text)) unread.push({ path, problem: problem.message });
    const read = problem ? undefined : readRouteProgram(source, program, visitorKeys);
    known.set(path, read);
    return read;
  };
  const wanted = concerned(sources).flatMap(({ path }) => programs(path) ?? []);
  const mounts = byChild(wanted.flatMap((program) => findMounts(programs, program)));
  const routes = wanted.flatMap((program) => {
    const lines = createLineIndex(texts.get(program.path)?.text ?? '');
    const found = [...routesOf(programs, program, mounts), ...findControllers(programs, program)];
    return found.map(({ node, ...fact }) => ({ ...fact, span: spanOf(program.path, lines, [node.start, node.end]) }));
  });
  return { routes: routes.sort((a, b) => compare(a.span, b.span)), unread, looked: [...known.keys()] };
}

/**
 * Whether a program that was not looked at for the routes of a repository must be, as it reads now: it may register one, or
 * hand a router to one of the programs that were.
 */
export function bearsOnRoutes({ text }: Pick<ModuleSource, 'text'>, looked: readonly RelPath[]): boolean {
  return registering.test(text) || (looked.length > 0 && importsOf(looked).test(text));
}

// The programs that register routes, those that import them and may hand a router over, and so on.
function concerned(sources: readonly ModuleSource[]): readonly ModuleSource[] {
  const found = new Set(sources.filter(({ text }) => registering.test(text)));
  for (let latest: readonly ModuleSource[] = [...found]; latest.length > 0;) {
    const importing = importsOf(latest.map(({ path }) => path));
    latest = sources.filter((source) => !found.has(source) && importing.test(source.text));
    for (const source of latest) found.add(source);
  }
  return [...found];
}

// Whatever imports one of these programs has a text like this.
function importsOf(paths: readonly RelPath[]): RegExp {
  const stems = new Set(paths.flatMap(namesInImports));
  return new RegExp(
    `[/'"](?:${[...stems].map((stem) => stem.replace(/\W/g, '\\$&')).join('|')})(?:\\.[cm]?[jt]sx?)?/?['"]`,
  );
}

function namesInImports(path: RelPath): readonly string[] {
  const [name = '', folder = '.'] = path.split('/').toReversed();
  const stem = name.replace(/\.[cm]?[jt]sx?$/, '');
  return stem === 'index' ? [stem, folder] : [stem];
}

function compare(one: Span, other: Span): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start.offset - other.start.offset;
}

function byChild(mounts: readonly Mount[]): ReadonlyMap<string, readonly Mount[]> {
  const groups = new Map<string, Mount[]>();
  for (const mount of mounts) {
    const group = groups.get(mount.child);
    if (group) group.push(mount);
    else groups.set(mount.child, [mount]);
  }
  return groups;
}

interface Stated {
  readonly methods?: readonly string[];
  readonly paths: readonly Pieces[];
  /** What stands for the route in the code. */
  readonly node: Node;
}

const verbs = /^(get|post|put|patch|delete|head|options|all)$/;

function routesOf(
  programs: Programs,
  program: RouteProgram,
  mounts: ReadonlyMap<string, readonly Mount[]>,
): readonly (Omit<RouteFact, 'span'> & { readonly node: Node })[] {
  return program.calls.flatMap(({ node, scope }) => {
    const callee = unwrapped(node.callee);
    const method = memberName(callee);
    if (
      callee.type !== 'MemberExpression' ||
      method === undefined ||
      !(verbs.test(method) || /^(route|on)$/.test(method))
    )
      return [];
    const router = findRouter(programs, { node: callee.object, scope });
    if (!router) return [];
    const isRouter = router.isCertain || (mounts.get(router.origin.id) ?? []).length > 0;
    const call = { node, scope, programs, router, isRouter };
    const stated = verbs.test(method)
      ? statedByVerb(call, method)
      : method === 'on'
        ? statedByOn(call)
        : statedByObject(call);
    return stated.flatMap(({ paths, ...route }) =>
      paths.flatMap((path) =>
        prefixesOf(router, mounts).flatMap((prefix) =>
          wholePaths(prefix, path).map((whole) => ({ ...route, path: whole })),
        ),
      ),
    );
  });
}

interface RouteCall extends Scoped<CallExpression> {
  readonly programs: Programs;
  readonly router: Router;
  readonly isRouter: boolean;
}

// `app.get('/path', handler)`, `router.route('/path').get(handler)`.
function statedByVerb(call: RouteCall, verb: string): readonly Stated[] {
  const all = plainArguments(call.node);
  const methods = verb === 'all' ? {} : { methods: [verb.toUpperCase()] };
  if (call.router.hasPath === true)
    return all.length === 0 ? [] : [{ ...methods, paths: [[]], node: call.node.callee }];
  const [first, second] = all;
  if (!first || !second || isNarrowed(call, second)) return [];
  const paths = pathsOf(call, first);
  const looksLikeRoute =
    call.isRouter || (isHandler(call, all.at(-1)) && paths.every(([start]) => start?.startsWith('/') === true));
  return looksLikeRoute ? [{ ...methods, paths, node: first }] : [];
}

// `app.on(['GET', 'POST'], '/path', handler)`.
function statedByOn(call: RouteCall): readonly Stated[] {
  const [method, path, handler] = plainArguments(call.node);
  if (!method || !path || !handler || !call.isRouter) return [];
  return [{ ...methodsOf(call, { node: method, scope: call.scope }), paths: pathsOf(call, path), node: path }];
}

// `app.route({ method, url, handler })`.
function statedByObject(call: RouteCall): readonly Stated[] {
  const [first, second] = plainArguments(call.node);
  if (!first || second) return [];
  const options = resolveNode(call.programs, { node: first, scope: call.scope });
  if (options?.node.type === 'ObjectExpression') return statedIn(call, options, first);
  const isPath = options?.node.type === 'Literal' || options?.node.type === 'TemplateLiteral';
  return call.isRouter && !isPath ? [{ paths: [[undefined]], node: first }] : [];
}

function statedIn(call: RouteCall, options: Scoped, argument: Node): readonly Stated[] {
  const path = propertyOf(options, 'url') ?? propertyOf(options, 'path');
  const method = propertyOf(options, 'method');
  if (!path || !method || isNarrowed(call, options.node)) return [];
  const node = options.node === argument ? path.node : argument;
  return [{ ...methodsOf(call, method), paths: [staticText(call.programs, path)], node }];
}

function methodsOf({ programs }: RouteCall, method: Scoped): { readonly methods?: readonly string[] } {
  const value = resolveNode(programs, method);
  const listed = value?.node.type === 'ArrayExpression' ? value.node.elements : value ? [value.node] : [];
  const names = listed.map((node) => {
    const [name, ...more] = node && value ? staticText(programs, { node, scope: value.scope }) : [];
    return more.length === 0 ? name?.toUpperCase() : undefined;
  });
  return names.length === 0 || names.includes(undefined) || names.includes('*')
    ? {}
    : { methods: names.filter((name) => name !== undefined) };
}

function pathsOf({ programs, scope }: RouteCall, node: Node): readonly Pieces[] {
  const value = resolveNode(programs, { node, scope });
  if (value?.node.type !== 'ArrayExpression') return [staticText(programs, { node, scope })];
  return value.node.elements.map((element) =>
    element ? staticText(programs, { node: element, scope: value.scope }) : [undefined],
  );
}

function isHandler({ programs, scope }: RouteCall, node: Node | undefined): boolean {
  if (!node) return false;
  return isFunction(resolveNode(programs, { node, scope })?.node) || node.type === 'MemberExpression';
}

// Only some hosts or versions are answered, so that it may stand beside a route of the same path.
function isNarrowed({ programs, scope }: { readonly programs: Programs; readonly scope: Scope }, node: Node): boolean {
  const options = resolveNode(programs, { node, scope });
  const narrowing =
    options?.node.type === 'ObjectExpression'
      ? (propertyOf(options, 'constraints') ?? propertyOf(options, 'version'))
      : undefined;
  return (
    narrowing !== undefined && !(narrowing.node.type === 'ObjectExpression' && narrowing.node.properties.length === 0)
  );
}

// Below a prefix, the path `/` is the prefix itself as well.
function wholePaths(prefix: Pieces, path: Pieces): readonly Pieces[] {
  const whole = joinPaths(prefix, path.map(routerSyntax));
  const isRoot = path.length === 1 && path[0] === '/' && !prefix.every((piece) => piece === '');
  return isRoot ? [whole, prefix] : [whole];
}

// `{*rest}`, `*rest` and `:id{[0-9]+}` of Express and Hono, as Fastify writes them.
function routerSyntax(text: string | undefined): string | undefined {
  return text
    ?.replace(/\{?\*\w+\}?$/, '*')
    .replace(/(:\w+)\{[^{}/]*\}/g, '$1')
    .replace(/\{(\/:\w+)\}$/, '$1?');
}
