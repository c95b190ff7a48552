import type { DocumentPath } from '../../documents/index.js';
import { isMapping } from './fill.js';

/** The value at a path of plain data; `undefined` when there is none. */
export function valueAt(data: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? (value as readonly unknown[])[step] : undefined;
    return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
}
