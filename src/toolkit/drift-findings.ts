import type { Diagnostic } from '../diagnostics/index.js';
import { nameDrift, type Drift } from '../drift/index.js';
import { ledgerPath } from '../ledger/index.js';
import { fileStart, snakeCase } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { PreparedPlan } from './prepare-plan.js';

/** How a repository differs from what its modules ask for. */
export interface DriftFindings {
  /** Each difference of a module that was asked for. */
  readonly drifts: readonly Drift[];
  /** What modules left that are in no registry any more. */
  readonly abandoned: readonly Drift[];
  /** One finding for each of these modules, however many files it left. */
  readonly leftBehind: readonly { readonly module: string; readonly diagnostic: Diagnostic }[];
  /** What planning said of anything else: of a file that drifted all is said with its name. */
  readonly others: readonly Diagnostic[];
}

/** Names what a plan saw. */
export function driftFindings(prepared: PreparedPlan): DriftFindings {
  const drifts = nameDrift(prepared.planned.observations);
  const abandoned = nameDrift(prepared.leftBehind);
  const named = new Set(drifts.map(({ path }) => path));
  const others = prepared.diagnostics.filter(({ span, file = span?.file }) => file === undefined || !named.has(file));
  return { drifts, abandoned, leftBehind: tellAbandoned(abandoned), others };
}

// A module that was taken out of the registry is one problem, however many files it left.
function tellAbandoned(abandoned: readonly Drift[]): DriftFindings['leftBehind'] {
  const modules = [...new Set(abandoned.map(({ module }) => module))];
  return modules.map((module) => {
    const files = abandoned.filter((drift) => drift.module === module).map(({ path }) => path);
    const ledger = ledgerPath(snakeCase(module));
    const hint = `Register it again, or take the rest of it out: l9gen remove ${module}`;
    const at = { span: fileStart(ledger), hint };
    return { module, diagnostic: toolkitDiagnostics.create('module-left-behind', { module, files }, at) };
  });
}
