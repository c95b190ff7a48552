/*
 * conform: does the code do what the contracts say. Each rule is one file: from contracts and facts about code to findings.
 * Never reads a file, never searches in text: facts come from the syntax tree, and what cannot be told is an error.
 */
export { checkConformance } from './check-conformance.js';
export { checkAgents } from './check-agents.js';
export { conformDiagnostics } from './diagnostics.js';
export { entryDiagnostics } from './entry-diagnostics.js';
export { moduleDiagnostics } from './module-diagnostics.js';
export { testDiagnostics } from './test-diagnostics.js';
export { workDiagnostics } from './work-diagnostics.js';
export { agentList } from './agent-list.js';
export { approvalNeeded, approvalsFile, createTestFiles } from './approval-demand.js';
export type { CodeFacts, JudgedWorkspace, Neighbour } from './code-facts.js';
