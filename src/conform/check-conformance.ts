import type { Diagnostic } from '../diagnostics/index.js';
import { checkAgents } from './check-agents.js';
import { checkApprovalTests } from './check-approval-tests.js';
import { checkApprovals } from './check-approvals.js';
import { checkRepeatedTools } from './check-repeated-tools.js';
import { checkSegments } from './check-segments.js';
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
];

/** Holds the code against what the contracts demand of it. What cannot be told is an error as well. */
export function checkConformance(subject: Subject): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(subject));
}
