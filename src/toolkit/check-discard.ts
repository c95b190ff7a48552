import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { Observation } from '../plan/index.js';
import { isRelPath, nearestName, parseRelPath, type RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';

/**
 * The files whose hand edits a person gives up by name. A finding for each name that is no path of the repository, and,
 * once it is known what the run is about, for each that is no generated file of it: whoever gives up the wrong file
 * must hear so before anything is lost.
 */
export function checkDiscard(
  names: readonly string[],
  seen?: readonly Pick<Observation, 'path' | 'ownership'>[],
): Outcome<ReadonlySet<RelPath>> {
  const generated = seen?.filter(({ ownership }) => ownership === 'generated').map(({ path }): string => path);
  const paths: RelPath[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const path = parseRelPath(name);
    if (isRelPath(path) && (!generated || generated.includes(path))) paths.push(path);
    else {
      const near = nearestName(name, generated ?? []);
      diagnostics.push(toolkitDiagnostics.create('nothing-to-discard', { name: name.slice(0, 200), near }));
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: new Set(paths), diagnostics };
}
