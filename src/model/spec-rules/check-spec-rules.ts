import type { Diagnostic } from '../../diagnostics/index.js';
import { isBefore, type SpecVersion } from '../spec/canonical-spec.js';
import { checkHostileCase, checkPositives, checkTierExpectations } from './check-acceptance.js';
import { checkBootImpact, checkBootTests } from './check-boot-tests.js';
import { checkDedupeCheck, checkReachableFailures } from './check-failures.js';
import { checkGuessing, checkRefusals } from './check-generation-limits.js';
import { checkInvariants } from './check-invariants.js';
import { checkInboundMirrors, checkOutboundMirrors } from './check-mirrors.js';
import { checkOwnership } from './check-ownership.js';
import { checkAllowedFiles, checkNonGoals, checkVariableNames } from './check-scope.js';
import { checkCallers, checkToolTouch, checkTouchpoints } from './check-surface.js';
import { checkIntegrationScope, checkSmokePlan, checkSmokeScope } from './check-test-scope.js';
import { checkTierZero, checkTierZeroOnly } from './check-tier-zero.js';
import { checkWording } from './check-wording.js';
import type { RuleReading } from './rule-reading.js';

interface SpecRule {
  /** The oldest version that has what the rule is about. */
  readonly since: SpecVersion;
  readonly check: (reading: RuleReading) => readonly Diagnostic[];
}

const rules: readonly SpecRule[] = [
  { since: '2.1', check: checkWording },
  { since: '2.1', check: checkNonGoals },
  { since: '2.1', check: checkAllowedFiles },
  { since: '2.1', check: checkVariableNames },
  { since: '2.1', check: checkReachableFailures },
  { since: '2.2', check: checkInvariants },
  { since: '2.2', check: checkHostileCase },
  { since: '2.2', check: checkPositives },
  { since: '2.2', check: checkTouchpoints },
  { since: '2.3', check: checkSmokeScope },
  { since: '2.3', check: checkSmokePlan },
  { since: '2.3', check: checkIntegrationScope },
  { since: '2.3', check: checkCallers },
  { since: '2.3', check: checkToolTouch },
  { since: '2.4', check: checkBootTests },
  { since: '2.4', check: checkBootImpact },
  { since: '2.4', check: checkTierZero },
  { since: '2.4', check: checkTierZeroOnly },
  { since: '2.4', check: checkDedupeCheck },
  { since: '2.5', check: checkOutboundMirrors },
  { since: '2.5', check: checkInboundMirrors },
  { since: '2.5', check: checkTierExpectations },
  { since: '2.6', check: checkOwnership },
  { since: '2.6', check: checkRefusals },
  { since: '2.6', check: checkGuessing },
];

/**
 * The rules that hold between the fields of one spec. A section that is absent makes a rule about it silent: what a
 * version requires is told where the spec is decoded.
 */
export function checkSpecRules(reading: RuleReading): readonly Diagnostic[] {
  return rules.flatMap(({ since, check }) => (isBefore(reading.spec.version, since) ? [] : check(reading)));
}
