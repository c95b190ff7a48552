import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from '../spec-rules/diagnostics.js';
import type { Module } from './module.js';

const phases = ['early', 'normal', 'late'] as const;

/** Tells each dependency on a module that starts in a later phase: the host refuses to start such an order. */
export function checkStartOrder(
  modules: readonly Module[],
  placeOf: (module: Module, index: number) => Occurrence,
): readonly Diagnostic[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return modules.flatMap((module) =>
    module.runtime.dependsOn.flatMap((name, index) => {
      const phase = module.runtime.startupPhase;
      const later = byId.get(name)?.runtime.startupPhase ?? phase;
      if (phases.indexOf(later) <= phases.indexOf(phase)) return [];
      return [specRuleDiagnostics.create('dependency-starts-later', { name, phase, later }, placeOf(module, index))];
    }),
  );
}
