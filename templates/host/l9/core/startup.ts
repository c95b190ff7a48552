import { type Env, MissingEnvironmentError } from './config.js';
import type { L9Module, StartupPhase } from './module.js';
import { metricPrefix } from './observability/metrics.js';

/**
 * What a module may depend on besides other modules. Queues, deduplication and sessions live in
 * the database; 'redis' is a service beside the host, for what handlers keep there.
 */
export const providedServices = ['postgres', 'redis', 'memory.service', 'api.server'] as const;

const phases: readonly StartupPhase[] = ['early', 'normal', 'late'];

/** The modules cannot be started in any order; names what stands in the way. */
export class StartupOrderError extends Error {
  override readonly name = 'StartupOrderError';
}

/** Throws MissingEnvironmentError with every missing name and the modules that need it. */
export function checkEnvironment(modules: readonly L9Module[], env: Env): void {
  const names = [...new Set(modules.flatMap(({ requiredEnv }) => requiredEnv))].sort();
  const missing = env.missing(names);
  if (missing.length === 0) return;
  throw new MissingEnvironmentError(
    missing.map((name) => ({
      name,
      neededBy: modules.filter((module) => module.requiredEnv.includes(name)).map(({ id }) => id),
    })),
  );
}

/** Phase by phase; within one by dependsOn, then as listed. Throws StartupOrderError. */
export function startOrder(
  modules: readonly L9Module[],
): Readonly<Record<StartupPhase, readonly L9Module[]>> {
  checkNames(modules);
  for (const module of modules) checkDependencies(module, modules);
  const inPhase = (phase: StartupPhase): readonly L9Module[] =>
    dependenciesFirst(modules.filter((module) => module.startupPhase === phase));
  return { early: inPhase('early'), normal: inPhase('normal'), late: inPhase('late') };
}

/** Ids that differ only in '.' and '_' would share metrics and folders. */
function checkNames(modules: readonly L9Module[]): void {
  const seen = new Map<string, string>();
  for (const { id } of modules) {
    const other = seen.get(metricPrefix(id));
    if (other !== undefined)
      throw new StartupOrderError(`two modules are named ${other} and ${id}`);
    seen.set(metricPrefix(id), id);
  }
}

function checkDependencies(module: L9Module, modules: readonly L9Module[]): void {
  for (const name of module.dependsOn) {
    if (providedServices.some((service) => service === name)) continue;
    const dependency = modules.find(({ id }) => id === name);
    if (dependency === undefined) {
      throw new StartupOrderError(
        `${module.id} depends on ${name}, which is neither a module nor a service of the host`,
      );
    }
    if (phases.indexOf(dependency.startupPhase) > phases.indexOf(module.startupPhase)) {
      throw new StartupOrderError(
        `${module.id} starts ${module.startupPhase} but depends on ${name}, which starts ${dependency.startupPhase}`,
      );
    }
  }
}

function dependenciesFirst(modules: readonly L9Module[]): readonly L9Module[] {
  const waiting = [...modules];
  const ordered: L9Module[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      ({ dependsOn }) => !waiting.some(({ id }) => dependsOn.includes(id)),
    );
    const [module] = waiting.splice(next, 1);
    if (next === -1 || module === undefined) {
      const ids = modules.filter((one) => !ordered.includes(one)).map(({ id }) => id);
      throw new StartupOrderError(`these modules depend on each other: ${ids.join(', ')}`);
    }
    ordered.push(module);
  }
  return ordered;
}
