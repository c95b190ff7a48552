import type { CanonicalSpec } from './canonical-spec.js';

/** One thing that a module of tier 0 may lack or set, and no other module. */
export interface TierZeroExemption {
  /** The canonical path of the key, dotted. */
  readonly path: string;
  /** The values that tier 0 may have there; `empty` stands for an empty list. */
  readonly allows: readonly (string | boolean)[];
  /** The exemption holds only where nothing is emitted. */
  readonly ifNothingEmitted?: true;
  readonly why: string;
}

/** The whole exemption of tier 0, the modules that everything else stands on; docs/decisions/0006 says why. */
const tierZeroExemptions: readonly TierZeroExemption[] = [
  { path: 'packet_contract.emits', allows: ['empty'], why: 'it works before the packet store does' },
  {
    path: 'packet_contract.requires_metadata',
    allows: ['empty'],
    ifNothingEmitted: true,
    why: 'no packet, no metadata',
  },
  { path: 'packet_expectations.on_success.emits', allows: ['empty'], ifNothingEmitted: true, why: 'nothing to expect' },
  { path: 'packet_expectations.on_error.emits', allows: ['empty'], ifNothingEmitted: true, why: 'nothing to expect' },
  {
    path: 'global_invariants_ack.emits_packet_on_ingress',
    allows: [false],
    ifNothingEmitted: true,
    why: 'nothing comes in, so nothing leaves a packet',
  },
  {
    path: 'global_invariants_ack.tool_calls_traceable',
    allows: [false],
    ifNothingEmitted: true,
    why: 'a trace is made of packets',
  },
  {
    path: 'global_invariants_ack.unknown_tool_id_hard_fail',
    allows: [false],
    ifNothingEmitted: true,
    why: 'it knows no tools',
  },
  {
    path: 'global_invariants_ack.malformed_packet_blocked',
    allows: [false],
    ifNothingEmitted: true,
    why: 'it reads no packets',
  },
  { path: 'runtime_wiring.depends_on', allows: ['empty'], why: 'nothing is below it' },
  { path: 'runtime_contract.execution_model', allows: ['startup_driven'], why: 'the start of the service calls it' },
  { path: 'dependency_contract.inbound.interface', allows: ['python_import', 'direct'], why: 'it is imported' },
  { path: 'dependency_contract.outbound.interface', allows: ['python_import', 'direct'], why: 'it imports' },
  { path: 'dependencies.outbound_calls.interface', allows: ['python_import', 'direct'], why: 'it imports' },
  { path: 'idempotency.pattern', allows: ['none', 'not_applicable'], why: 'no event is ever repeated' },
  { path: 'idempotency.source', allows: ['none', 'not_applicable'], why: 'no event is ever repeated' },
  { path: 'idempotency.durability', allows: ['none', 'not_applicable'], why: 'no event is ever repeated' },
];

/** Whether the module is of tier 0. */
export function isTierZero(spec: CanonicalSpec): boolean {
  return spec.metadata.tier === 0;
}

/** Whether tier 0 excuses a value at a dotted canonical path; `'empty'` asks about an empty list. */
export function isExempt(spec: CanonicalSpec, path: string, value: string | boolean): boolean {
  if (!isTierZero(spec)) return false;
  const emitsNothing = (spec.packet_contract?.emits ?? []).length === 0;
  return tierZeroExemptions.some(
    (exemption) =>
      exemption.path === path &&
      exemption.allows.includes(value) &&
      (exemption.ifNothingEmitted !== true || emitsNothing),
  );
}
