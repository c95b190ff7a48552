import type { Module, Workspace } from '../model/index.js';
import type { Origin } from './plan.js';

/** The reason of whatever is made for a module: its spec, at the line that says which module it is. */
export function originOf(module: Module, { specPlaces }: Pick<Workspace, 'specPlaces'>): Origin {
  const place = specPlaces.get(module.id);
  return { contract: module.specFile, ...(place && { line: place.line, column: place.column }), module: module.id };
}
