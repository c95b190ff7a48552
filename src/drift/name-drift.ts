import type { Diagnostic } from '../diagnostics/index.js';
import type { Observation } from '../plan/index.js';
import { fileStart, type RelPath, type Span } from '../text/index.js';
import { driftDiagnostics } from './diagnostics.js';

/** One name per kind of difference; there is no seventh. */
export type DriftName = 'pending' | 'missing' | 'stale' | 'edited' | 'orphaned' | 'foreign';

/** A difference with its name. */
export interface Drift {
  readonly name: DriftName;
  readonly path: Observation['path'];
  readonly module: string;
  /** Whether it is an entry of the module in a file that modules share, not the file. */
  readonly isEntry: boolean;
  /** What is told of it: the difference, or what stands in the way of settling it. */
  readonly diagnostic: Diagnostic;
}

/** Names each difference that a plan saw; what is as it should be has no name and is left out. */
export function nameDrift(observations: readonly Observation[]): readonly Drift[] {
  return observations.flatMap((observation) => {
    const name = nameOf(observation);
    if (!name) return [];
    const { path, module, ownership, isDocument = false, span, obstacle } = observation;
    const isEntry = ownership === 'shared' && !isDocument;
    if (obstacle) return [{ name, path, module, isEntry, diagnostic: obstacle }];
    const what = { path, module, isEntry, isDocument };
    const hint = isDocument && name === 'edited' ? { hint: inDocument } : {};
    const place = { ...(span ? { file: path, span } : placeOf(name, path)), ...hint };
    return [{ name, path, module, isEntry, diagnostic: driftDiagnostics.create(name, what, place) }];
  });
}

const inDocument =
  'Delete the section, and "l9gen generate" writes it anew; or delete the l9gen line below its heading: the section is yours then.';

// What is not there has no first line to point at.
function placeOf(name: DriftName, path: RelPath): { readonly file: RelPath; readonly span?: Span } {
  return name === 'pending' || name === 'missing' ? { file: path } : { file: path, span: fileStart(path) };
}

function nameOf({ wants, recorded, disk, ownership, isDocument }: Observation): DriftName | undefined {
  if (wants === 'nothing') return undefined;
  if (wants === 'delete') return 'orphaned';
  if (isDocument && disk === 'different') return 'edited';
  if (ownership === 'shared') return !recorded ? 'pending' : disk === 'absent' ? 'missing' : 'stale';
  if (disk === 'absent') return recorded ? 'missing' : 'pending';
  if (!recorded) return 'foreign';
  return disk === 'as-recorded' ? 'stale' : 'edited';
}
