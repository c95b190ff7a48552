import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from '../spec-rules/diagnostics.js';
import { placed } from './check-cycles.js';
import type { Module } from './module.js';

const phases = ['early', 'normal', 'late'] as const;

/** Tells each dependency on a module that starts in a later phase: the host refuses to start such an order. */
export function checkStartOrder(
  modules: readonly Module[],
  placeOf: (module: Module, index: number) => Occurrence,
  phaseOf: (module: Module) => Occurrence,
): readonly Diagnostic[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return modules.flatMap((module) =>
    module.runtime.dependsOn.flatMap((name, index) => {
      const phase = module.runtime.startupPhase;
      const other = byId.get(name);
      const later = other?.runtime.startupPhase ?? phase;
      if (!other || phases.indexOf(later) <= phases.indexOf(phase)) return [];
      const place = placed(phaseOf(other));
      return [
        specRuleDiagnostics.create('dependency-starts-later', { name, phase, later, place }, placeOf(module, index)),
      ];
    }),
  );
}
