import type { ModuleFacts, RegisteredRoute, Unguarded } from '../code/index.js';
import type { Inbound, Module } from '../model/index.js';
import { placeOf } from './place-of.js';

/** The routes that a module registers: the one that its spec means, and those that it does not know. */
export interface JudgedRoutes {
  /** It may have another method or path than declared. */
  readonly meant: RegisteredRoute | undefined;
  readonly undeclared: readonly RegisteredRoute[];
}

/** Which of the registered routes is the declared one, as far as it is there. */
export function judgeRoutes({ inbound }: Module, { routes }: ModuleFacts): JudgedRoutes {
  if (!inbound) return { meant: undefined, undeclared: routes };
  const [meant, ...undeclared] = [...routes].sort((one, other) => likeness(other, inbound) - likeness(one, inbound));
  return { meant, undeclared };
}

/** True for a route with exactly the declared method and path. */
export function isDeclared({ method, path }: RegisteredRoute, inbound: Inbound): boolean {
  return method.values.includes(inbound.method) && method.values.length === 1 && path.values.includes(inbound.route);
}

function likeness(route: RegisteredRoute, inbound: Inbound): number {
  const { method, path } = route;
  if (isDeclared(route, inbound)) return 4;
  return (path.values.includes(inbound.route) ? 2 : 0) + (method.values.includes(inbound.method) ? 1 : 0);
}

/** The steps without guard behind doors that the spec knows; of the others it is told that they are there at all. */
export function unguardedOf(module: Module, facts: ModuleFacts): readonly Unguarded[] {
  // The guard may stand in what cannot be followed; that it cannot is told, and blocks.
  if (facts.opaqueCalls.length > 0) return [];
  const unknown = new Set(judgeRoutes(module, facts).undeclared.map(({ span }) => placeOf(span)));
  return facts.unguarded.filter(({ route }) => !route || !unknown.has(placeOf(route)));
}
