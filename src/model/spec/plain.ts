import { isMapping } from '../../documents/index.js';
import type { Origin } from './origins.js';

/** A mapping of a spec whose structure holds, not yet in its canonical shape. */
export type Plain = Readonly<Record<string, unknown>>;

/** A spec after a step of normalisation, with the origins of what moved. */
export interface NormalizedSpec {
  readonly value: Plain;
  readonly origins: readonly Origin[];
}

/** The mapping, or an empty one where there is none. */
export function asPlain(value: unknown): Plain {
  return isMapping(value) ? value : {};
}

/** The list, or an empty one where there is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
