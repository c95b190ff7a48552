import { applyPlan } from '../../src/apply/index.js';
import { ToolError } from '../../src/diagnostics/index.js';
import { createNodeFileSystem, createProcessProbe } from '../../src/host/index.js';
import { ledgerBetween, manyAfter, manyBefore, planBetween } from './planned-change.js';

/* Applies the change of many files to the tree `apply-in-child.ts ROOT`, and prints what it was told. */
const [root = ''] = process.argv.slice(2);

try {
  const [plan, ledger] = [planBetween(manyBefore, manyAfter), ledgerBetween(manyBefore, manyAfter)];
  await applyPlan({ files: createNodeFileSystem(root), plan, ledger, processes: createProcessProbe() });
  console.log('{}');
} catch (error) {
  if (!(error instanceof ToolError)) throw error;
  console.log(JSON.stringify({ exitCode: error.exitCode, ...error.diagnostic }));
}
