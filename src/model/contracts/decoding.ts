import type { ContractInputs } from '../../../generated/contract-types.js';
import { createCollector, type Collector } from '../../diagnostics/index.js';
import type { ContractSource, WorkspaceSources } from '../../sources/index.js';
import { createContractValidators, type ContractKind, type ContractValidators } from './contract-validators.js';
import { decodeContract } from './decode-contract.js';
import type { Decoded } from './decoded.js';
import { createSourceIndex, type SourceIndex } from '../source-index.js';

/** What every step of decoding a workspace shares. */
export interface Decoding {
  readonly sources: WorkspaceSources;
  readonly index: SourceIndex;
  readonly validators: ContractValidators;
  readonly collector: Collector;
  /** What was decoded before, by kind and file: nobody who asks again pays or tells again. */
  readonly known: Map<string, Decoded<unknown> | undefined>;
}

/** Decoding of one workspace that has not begun. */
export function createDecoding(sources: WorkspaceSources): Decoding {
  return {
    sources,
    index: createSourceIndex(sources),
    validators: createContractValidators(),
    collector: createCollector(),
    known: new Map(),
  };
}

/** A contract that was read, decoded; `undefined` when it is absent or broken (and told). */
export function decodeSource<K extends ContractKind>(
  decoding: Decoding,
  kind: K,
  source: ContractSource | undefined,
): Decoded<ContractInputs[K]> | undefined {
  if (!source?.document) return undefined;
  const name = `${kind} ${source.file}`;
  if (!decoding.known.has(name)) {
    const value = decoding.collector.take(decodeContract(decoding.validators, kind, source.document));
    decoding.known.set(name, value === undefined ? undefined : { value, document: source.document });
  }
  return decoding.known.get(name) as Decoded<ContractInputs[K]> | undefined;
}
