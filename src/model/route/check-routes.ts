import type { Diagnostic } from '../../diagnostics/index.js';
import type { Span } from '../../text/index.js';
import type { Module } from '../module/module.js';
import { routeDiagnostics } from './diagnostics.js';
import { parseRoute, type RoutePattern } from './route-pattern.js';
import type { RoutePlace } from './route-places.js';
import { routesMeet, type Meeting } from './routes-meet.js';

/** The route of one module, read. */
export interface ModuleRoute {
  readonly module: Module;
  readonly method: string;
  readonly path: string;
  readonly patterns: readonly RoutePattern[];
}

/** The routes of the modules that have one, in their order. */
export function routesOf(modules: readonly Module[]): readonly ModuleRoute[] {
  return modules.flatMap((module) => {
    if (!module.inbound) return [];
    const { method, route: path } = module.inbound;
    return [{ module, method, path, patterns: parseRoute([path]) }];
  });
}

/** Tells each module whose requests would fit the route of a module before it as well, and each whose path all but equals one. */
export function checkRoutes(modules: readonly Module[], placeOf: RoutePlace): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const seen: Seen = { byShape: new Map(), byFold: new Map(), all: [], general: [] };
  for (const route of routesOf(modules)) {
    const other = firstMet(route, seen);
    const twin = seen.byFold.get(`${route.method} ${foldedPath(route.path)}`);
    const owner = (found: ModuleRoute): string =>
      `the module \`${found.module.id}\`${placeText(placeOf(found.module))}`;
    if (other) findings.push(tell('route-collision', { route, other: textOf(other), owner: owner(other) }, placeOf));
    else if (twin) findings.push(tell('route-twin', { route, other: textOf(twin), owner: owner(twin) }, placeOf));
    remember(seen, route);
  }
  return findings;
}

/** What was seen: those of plain text by their shape, so that a thousand modules are not compared in pairs. */
interface Seen {
  readonly byShape: Map<string, ModuleRoute>;
  readonly byFold: Map<string, ModuleRoute>;
  readonly all: ModuleRoute[];
  readonly general: ModuleRoute[];
}

function firstMet(route: ModuleRoute, { byShape, all, general }: Seen): ModuleRoute | undefined {
  const same = route.patterns.map(({ shape }) => byShape.get(`${route.method} ${shape}`)).find((found) => found);
  const others = isGeneral(route) ? all : general;
  return (
    same ??
    others.find((other) => other.method === route.method && meetingOf(route.patterns, other.patterns) !== 'never')
  );
}

function remember({ byShape, byFold, all, general }: Seen, route: ModuleRoute): void {
  for (const { shape } of route.patterns)
    if (!byShape.has(`${route.method} ${shape}`)) byShape.set(`${route.method} ${shape}`, route);
  const fold = `${route.method} ${foldedPath(route.path)}`;
  if (!byFold.has(fold)) byFold.set(fold, route);
  all.push(route);
  if (isGeneral(route)) general.push(route);
}

function isGeneral({ patterns }: ModuleRoute): boolean {
  return patterns.some(({ tokens }) => tokens.some(({ kind }) => kind !== 'text'));
}

/** The most certain way in which the readings of two routes meet. */
export function meetingOf(one: readonly RoutePattern[], other: readonly RoutePattern[]): Meeting {
  const meetings = one.flatMap((a) => other.map((b) => routesMeet(a, b)));
  return (['always', 'some', 'perhaps'] as const).find((meeting) => meetings.includes(meeting)) ?? 'never';
}

/** What two paths share that a person would take for one. */
export function foldedPath(path: string): string {
  return path.toLowerCase().replace(/\/+$/, '');
}

/** The finding at the route of a module. */
export function tell(
  code: 'route-collision' | 'route-twin',
  { route, ...other }: { readonly route: ModuleRoute; readonly other: string; readonly owner: string },
  placeOf: RoutePlace,
): Diagnostic {
  return routeDiagnostics.create(code, { route: textOf(route), ...other }, placeOf(route.module));
}

function textOf({ method, path }: ModuleRoute): string {
  return `${method} ${path}`;
}

function placeText({ span, file }: { readonly span?: Span; readonly file?: string }): string {
  return span ? ` (\`${span.file}:${span.start.line}\`)` : file === undefined ? '' : ` (\`${file}\`)`;
}
