import type { Module } from '../model/index.js';
import { relPath, type RelPath } from '../text/index.js';
import type { JudgedWorkspace } from './code-facts.js';

const usualFile = relPath('l9/governance/approvals.ts');

/** What the operations of a module need: nothing (0), that approval was asked for (1), or that it was given (2). */
export function approvalNeeded({ governance }: Module, { contracts }: JudgedWorkspace): 0 | 1 | 2 {
  if (!governance.requiresApproval || !contracts.wiring.approvals) return 0;
  return governance.mechanism === 'auto' ? 1 : 2;
}

/** The file that says what approvals are. */
export function approvalsFile({ contracts }: JudgedWorkspace): RelPath {
  return contracts.wiring.approvals?.file ?? usualFile;
}

/** Tells the test files that the contracts in the folder of a module declare, in their order. */
export function createTestFiles({ contracts, filesOf }: JudgedWorkspace): (module: Module) => readonly RelPath[] {
  const declared = new Map<RelPath, RelPath[]>();
  for (const { file, from } of contracts.tests)
    for (const { contract } of from) declared.set(contract, [...(declared.get(contract) ?? []), file]);
  return ({ id }) => [...new Set((filesOf.get(id) ?? []).flatMap((contract) => declared.get(contract) ?? []))];
}
