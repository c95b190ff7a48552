import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { followedModules } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';

/** The files of a module keep nothing between two pieces of work, and do nothing when they are imported. */
export function checkState(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap(({ module, facts }) =>
    facts.files.flatMap(({ state, effects }) => [
      ...state.map(({ name, what, span }) =>
        moduleDiagnostics.create('module-state', { module: module.id, name, what }, { span }),
      ),
      ...effects.map(({ what, span }) =>
        moduleDiagnostics.create('import-effect', { module: module.id, what }, { span }),
      ),
    ]),
  );
}
