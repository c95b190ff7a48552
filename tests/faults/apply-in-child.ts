import { applyPlan } from '../../src/apply/index.js';
import { ToolError } from '../../src/diagnostics/index.js';
import { createNodeFileSystem, createProcessProbe } from '../../src/host/index.js';
import type { FileSystem } from '../../src/host/index.js';
import { ledgerBetween, manyAfter, manyBefore, planBetween } from './planned-change.js';

/*
 * A process that applies the change of many files: `apply-in-child.ts ROOT CALL before|during`. At the given file-system call, or once
 * it has begun, the process kills itself. Without a call it runs to the end and prints what it was told.
 */
const [root = '', call = 'Infinity', moment = 'before'] = process.argv.slice(2);

let calls = 0;
const guarded = new Proxy(createNodeFileSystem(root), {
  get(files, name: keyof FileSystem) {
    const inner = files[name] as (...parameters: readonly unknown[]) => Promise<unknown>;
    return (...parameters: readonly unknown[]) => {
      calls += 1;
      if (calls !== Number(call)) return inner(...parameters);
      if (moment === 'during') void inner(...parameters);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    };
  },
});

try {
  const [plan, ledger] = [planBetween(manyBefore, manyAfter), ledgerBetween(manyBefore, manyAfter)];
  await applyPlan({ files: guarded, plan, ledger, processes: createProcessProbe() });
  console.log(JSON.stringify({ calls }));
} catch (error) {
  if (!(error instanceof ToolError)) throw error;
  console.log(JSON.stringify({ calls, exitCode: error.exitCode, ...error.diagnostic }));
}
