import type { Diagnostic } from '../diagnostics/index.js';
import { checkAgents } from './check-agents.js';
import { checkApprovalTests } from './check-approval-tests.js';
import { checkApprovals } from './check-approvals.js';
import { checkClients } from './check-clients.js';
import { checkCriteria } from './check-criteria.js';
import { checkDedupe } from './check-dedupe.js';
import { checkEnvironment } from './check-environment.js';
import { checkFollowed } from './check-followed.js';
import { checkHealth } from './check-health.js';
import { checkLogs } from './check-logs.js';
import { checkOrigin } from './check-origin.js';
import { checkOutbound } from './check-outbound.js';
import { checkPackets } from './check-packets.js';
import { checkRepeatedTools } from './check-repeated-tools.js';
import { checkRoutes } from './check-routes.js';
import { checkSegments } from './check-segments.js';
import { checkState } from './check-state.js';
import { checkThreads } from './check-threads.js';
import { checkTierImports } from './check-tiers.js';
import { checkTools } from './check-tools.js';
import type { Subject } from './code-facts.js';

/** Every rule: a function from contracts and facts to findings, in a file of its own. */
const rules: readonly ((subject: Subject) => readonly Diagnostic[])[] = [
  checkTools,
  checkRepeatedTools,
  checkAgents,
  checkSegments,
  checkApprovals,
  checkApprovalTests,
  checkFollowed,
  checkRoutes,
  checkOrigin,
  checkDedupe,
  checkThreads,
  checkPackets,
  checkOutbound,
  checkClients,
  checkTierImports,
  checkEnvironment,
  checkState,
  checkHealth,
  checkLogs,
  checkCriteria,
];

/** Holds the code against what the contracts demand of it. What cannot be told is an error as well. */
export function checkConformance(subject: Subject): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(subject));
}
