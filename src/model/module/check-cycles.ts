import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { snakeCase } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { Module } from './module.js';

const topTier = 7;

/** Tells each circle of modules that wait for each other, once, at the first of them in registry order. */
export function checkCycles(
  modules: readonly Module[],
  placeOf: (module: Module) => Occurrence,
): readonly Diagnostic[] {
  const bySnake = new Map(modules.map((module) => [module.snake, module]));
  const settled = new Set<string>();
  const findings: Diagnostic[] = [];
  const visit = (module: Module, above: readonly Module[]): void => {
    const start = above.indexOf(module);
    if (start >= 0) {
      const circle = [...above.slice(start), module];
      // Below the top tier some dependency of a circle is on a tier that is not lower, and told as that.
      if (circle.length > 2 && circle.some(({ tier }) => tier !== topTier)) return;
      const path = circle.map(({ id }) => id);
      const places = circle.slice(0, -1).map((one) => placed(placeOf(one)));
      findings.push(modelDiagnostics.create('dependency-cycle', { path, places }, placeOf(circle[0] ?? module)));
      return;
    }
    if (settled.has(module.snake)) return;
    for (const name of module.runtime.dependsOn) {
      const next = bySnake.get(snakeCase(name));
      if (next) visit(next, [...above, module]);
    }
    settled.add(module.snake);
  };
  for (const module of modules) visit(module, []);
  return findings;
}

/** A place as a message names it: `file:line`. */
export function placed({ span, file }: Occurrence): string {
  return span ? `${span.file}:${span.start.line}` : (file ?? '');
}
