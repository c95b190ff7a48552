import type { Diagnostic } from '../../diagnostics/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import type { Span } from '../../text/index.js';
import type { Module } from '../module/module.js';
import { foldedPath, meetingOf, routesOf, tell, type ModuleRoute } from './check-routes.js';
import { routeDiagnostics } from './diagnostics.js';
import { routePlaces } from './route-places.js';
import { parseRoute } from './route-pattern.js';

/** A route that a person's code registers, as its syntax tells it. */
export interface HandRoute {
  /** In capitals; absent where it answers any, or nobody knows which. */
  readonly methods?: readonly string[];
  /** The pieces of the path; `undefined` for each that only the running program knows. */
  readonly path: readonly (string | undefined)[];
  readonly span: Span;
}

/**
 * Tells the modules whose requests would fit a route of a person's code as well, both places named; and, as a warning at
 * that code, where it cannot be told. A route whose path is not known concerns only the modules whose path it may be.
 */
export function checkHandRoutes(
  modules: readonly Module[],
  hand: readonly HandRoute[],
  sources: WorkspaceSources,
): readonly Diagnostic[] {
  const placeOf = routePlaces(sources);
  const routes = routesOf(modules);
  const collided = new Set<ModuleRoute>();
  return hand.flatMap((other) => {
    const patterns = parseRoute(other.path);
    const near = routes.filter(({ method }) => other.methods?.includes(method) ?? true);
    const met = near.map((route) => ({ route, meeting: meetingOf(route.patterns, patterns) }));
    const certain = met.filter(({ meeting, route }) => isCertain(meeting) && !collided.has(route));
    for (const { route } of certain) collided.add(route);
    const names = {
      other: textOf(other),
      owner: `code of this host (\`${other.span.file}:${other.span.start.line}\`)`,
    };
    return [
      ...certain.map(({ route }) => tell('route-collision', { route, ...names }, placeOf)),
      ...near.flatMap((route) => (isTwin(route, other, met) ? [tell('route-twin', { route, ...names }, placeOf)] : [])),
      ...tellUnknown(
        other,
        met.flatMap(({ route, meeting }) => (meeting === 'perhaps' ? [route] : [])),
      ),
    ];
  });
}

function isCertain(meeting: string): boolean {
  return meeting === 'always' || meeting === 'some';
}

function isTwin(
  route: ModuleRoute,
  { path }: HandRoute,
  met: readonly { readonly route: ModuleRoute; readonly meeting: string }[],
): boolean {
  const isMet = met.some((one) => one.route === route && one.meeting !== 'never');
  return !isMet && !path.includes(undefined) && foldedPath(path.join('')) === foldedPath(route.path);
}

function tellUnknown(hand: HandRoute, [first, ...more]: readonly ModuleRoute[]): readonly Diagnostic[] {
  if (!first) return [];
  const path = `\`${hand.path.map((part) => part ?? '…').join('')}\``;
  const parameters = { path, route: `${first.method} ${first.path}`, module: first.module.id, more: more.length };
  return [routeDiagnostics.create('route-not-known', parameters, { span: hand.span })];
}

function textOf({ methods, path }: HandRoute): string {
  return `${methods?.join(', ') ?? 'any method'} ${path.join('')}`;
}
