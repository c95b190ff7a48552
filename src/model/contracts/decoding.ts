import type { ContractInputs } from '../../../generated/contract-types.js';
import type { Collector } from '../../diagnostics/index.js';
import type { ContractSource, WorkspaceSources } from '../../sources/index.js';
import type { ContractKind, ContractValidators } from './contract-validators.js';
import { decodeContract } from './decode-contract.js';
import type { Decoded } from '../module/module-reading.js';

/** What every step of decoding a workspace shares. */
export interface Decoding {
  readonly sources: WorkspaceSources;
  readonly validators: ContractValidators;
  readonly collector: Collector;
}

/** A contract that was read, decoded; `undefined` when it is absent or broken (and told). */
export function decodeSource<K extends ContractKind>(
  decoding: Decoding,
  kind: K,
  source: ContractSource | undefined,
): Decoded<ContractInputs[K]> | undefined {
  if (!source?.document) return undefined;
  const value = decoding.collector.take(decodeContract(decoding.validators, kind, source.document));
  return value === undefined ? undefined : { value, document: source.document };
}
