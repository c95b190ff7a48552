import type { ModuleSpecInput } from '../../../generated/contract-types.js';
import type { AcceptanceItem } from '../module/module.js';

/** The versions of the Module-Spec that are read, oldest first. */
export const specVersions = ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6'] as const;

/** A version of the Module-Spec. */
export type SpecVersion = (typeof specVersions)[number];

/** Whether a version lies before another. */
export function isBefore(version: SpecVersion, other: SpecVersion): boolean {
  return specVersions.indexOf(version) < specVersions.indexOf(other);
}

type Item<List extends readonly unknown[] | undefined> = Exclude<NonNullable<List>[number], string>;
type Call = ModuleSpecInput['dependencies']['outbound_calls'][number];
type Orchestration = ModuleSpecInput['orchestration'];

/** A criterion in its one form; `expected_behavior` belongs to what must not happen. */
export interface Criterion extends AcceptanceItem {
  readonly expected_behavior?: string;
}

/** One category of failures in its one form; a category with status 0 is not used and left out. */
export interface CategoryInput {
  readonly status: number;
  readonly action: 'reject' | 'log_and_continue';
  readonly log?: string;
}

/** The sections that are written in several ways, in the one way they are read. */
interface Normalised {
  readonly metadata: Omit<ModuleSpecInput['metadata'], 'tier'> & { readonly tier: number };
  readonly packet_expectations: Omit<ModuleSpecInput['packet_expectations'], 'durability'> & {
    readonly durability: { readonly success: string; readonly error: string };
  };
  readonly error_policy: Pick<ModuleSpecInput['error_policy'], 'default' | 'retries' | 'escalation'> & {
    readonly categories: Readonly<Record<string, CategoryInput | undefined>>;
  };
  readonly acceptance: { readonly positive: readonly Criterion[]; readonly negative: readonly Criterion[] };
  readonly environment: {
    readonly required: readonly Item<ModuleSpecInput['environment']['required']>[];
    readonly optional: readonly Item<ModuleSpecInput['environment']['optional']>[];
  };
  readonly orchestration: {
    readonly validation: Orchestration['validation'];
    readonly context_reads: readonly Partial<Item<Orchestration['context_reads']>>[];
    readonly aios_calls: readonly Partial<Item<Orchestration['aios_calls']>>[];
    readonly side_effects: readonly Partial<Item<Orchestration['side_effects']>>[];
  };
}

/** Sections of which 2.1 to 2.3 say less than later versions. */
interface Partly {
  readonly metadata: Omit<Normalised['metadata'], 'tier'> & { readonly tier?: number };
  readonly dependencies: Omit<ModuleSpecInput['dependencies'], 'outbound_calls'> & {
    readonly outbound_calls: readonly (Omit<Call, 'endpoint'> & Partial<Pick<Call, 'endpoint'>>)[];
  };
  readonly idempotency: Partial<ModuleSpecInput['idempotency']>;
  readonly error_policy: Partial<Normalised['error_policy']>;
  readonly observability: Partial<ModuleSpecInput['observability']>;
}

type Sections = Omit<ModuleSpecInput, keyof Normalised | 'schema_version'> & Normalised;

/**
 * A Module-Spec of any version in the one shape that the model and the rules read: the sections and names of 2.6.
 * A section or key that the file's version lacks is absent; nothing is made up for it.
 */
export type CanonicalSpec = { readonly schema_version: SpecVersion } & {
  readonly [Key in Exclude<keyof Sections, keyof Partly>]?: Sections[Key];
} & Partial<Omit<Partly, 'metadata'>> &
  Pick<Partly, 'metadata'>;

type Since25 = 'runtime_contract' | 'dependency_contract' | 'packet_expectations' | 'tier_expectations';
type Since26 = 'codegen_hints' | 'delivery_metrics' | 'maturity' | 'escalation_policy';

/** A canonical spec of 2.4 or later, which a module can be made of; what came with 2.5 and 2.6 may be absent. */
export type ModernSpec = { readonly schema_version: SpecVersion } & Readonly<Omit<Sections, Since25 | Since26>> &
  Readonly<Partial<Pick<Sections, Since25 | Since26>>>;
