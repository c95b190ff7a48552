import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { followedModules } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';

/** What a module tells of its health depends on something. */
export function checkHealth(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap(({ module, facts, place }) =>
    facts.constantHealth.map((span) => {
      const parameters = { module: module.id, place: place('runtime_wiring', 'depends_on') };
      return moduleDiagnostics.create('health-cannot-fail', parameters, { span });
    }),
  );
}
