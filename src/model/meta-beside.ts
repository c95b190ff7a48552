import type { ModuleMetaInput } from '../../generated/contract-types.js';
import { snakeCase } from '../text/index.js';
import type { Decoded } from './contracts/decoded.js';
import { decodeSource, type Decoding } from './contracts/decoding.js';

/** The module meta that stands beside a spec. */
export interface MetaBeside {
  readonly meta: Decoded<ModuleMetaInput> | undefined;
  /** There is one and nothing can be learned of it, which is told; what it would say is not missing as well. */
  readonly isBroken: boolean;
}

/** Decodes the meta in the folder of a module; a meta at another place counts as broken. */
export function metaBeside(decoding: Decoding, moduleId: string): MetaBeside {
  const source = decoding.index.folderOf(snakeCase(moduleId))?.meta;
  const meta = decodeSource(decoding, 'module-meta', source);
  return { meta, isBroken: source ? !meta : decoding.index.hasMisnamedMeta(moduleId) };
}
