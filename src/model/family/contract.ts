import type { ContractInputs } from '../../../generated/contract-types.js';
import type { YamlDocument } from '../../documents/index.js';
import type { RelPath } from '../../text/index.js';
import type { ContractKind } from '../contracts/contract-validators.js';

/** The kinds of contract that say what they are with `type`. */
export type TypedKind = {
  [K in ContractKind]: ContractInputs[K] extends { readonly type: string } ? K : never;
}[ContractKind];

/** The kinds that are found by the names of their files; specs, registry and memory have places of their own. */
export type FamilyKind = TypedKind | 'canonical-schema' | 'gap-baseline' | 'gap-list' | 'gap-report' | 'wiring-graph';

/** A contract of the family that holds by itself, not yet held against the others. */
export interface FamilyContract<K extends FamilyKind = FamilyKind> {
  readonly kind: K;
  readonly file: RelPath;
  readonly value: ContractInputs[K];
  readonly document: YamlDocument;
  /** The document that is rendered from it. */
  readonly output: RelPath | undefined;
}

/** The contracts of some kinds. */
export function ofKind<K extends FamilyKind>(
  contracts: readonly FamilyContract[],
  ...kinds: readonly K[]
): readonly { readonly [P in K]: FamilyContract<P> }[K][] {
  return contracts.filter((contract) => kinds.includes(contract.kind as K)) as unknown as readonly {
    readonly [P in K]: FamilyContract<P>;
  }[K][];
}
