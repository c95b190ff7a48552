import type { Diagnostic } from '../../diagnostics/index.js';
import { nearestName } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { hostServices } from '../module/host-services.js';
import { checkIds } from './check-ids.js';
import type { FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';

/** A contract of unit tests: targets and policies once, and each target with a policy. */
export function checkUnitSpec({ document, value }: FamilyContract<'test-unit-spec'>): readonly Diagnostic[] {
  const targets = value.scope.target_modules ?? [];
  const modules = value.module_policies?.map(({ module }) => module) ?? [];
  const bare = targets.flatMap((target, index) => {
    if (modules.some((module) => isWithin(module, target))) return [];
    const at = occurrenceAt(document, ['scope', 'target_modules', index]);
    return [familyDiagnostics.create('no-behaviours', { module: target }, at)];
  });
  return [
    ...checkIds({ document, path: ['scope', 'target_modules'], ids: targets, what: 'target' }),
    ...checkIds({ document, path: ['module_policies'], ids: modules, key: 'module', what: 'policy of' }),
    ...bare,
  ];
}

// A folder is covered by a policy of a file in it, a file by its own.
function isWithin(module: string, target: string): boolean {
  const [inner, outer] = [module, target].map((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''));
  return inner === outer || (inner?.startsWith(`${outer}/`) ?? false);
}

/** A contract of integration or end-to-end tests: each scenario once. */
export function checkScenarios({
  document,
  value,
}: FamilyContract<'test-integration-spec'> | FamilyContract<'test-e2e-spec'>): readonly Diagnostic[] {
  const ids = value.scenarios.map(({ id }) => id);
  return checkIds({ document, path: ['scenarios'], ids, key: 'id', what: 'scenario' });
}

/** The tests of a subsystem: flows and invariants once; dependencies are flows, services or sentences. */
export function checkSubsystemTests({ document, value }: FamilyContract<'subsystem-tests'>): readonly Diagnostic[] {
  const flows = value.integration_tests?.flows ?? [];
  const ids = flows.map(({ id }) => id);
  const invariants = value.governance_tests?.invariants?.map(({ id }) => id) ?? [];
  const unknown = flows.flatMap(({ dependencies = [] }, flow) =>
    dependencies.flatMap((name, index) => {
      if (!isName(name) || ids.includes(name) || isService(name)) return [];
      const near = nearestName(name, ids);
      const at = occurrenceAt(document, ['integration_tests', 'flows', flow, 'dependencies', index]);
      return [familyDiagnostics.create('unknown-flow', { name, near }, { ...at, ...(near ? { fix: near } : {}) })];
    }),
  );
  return [
    ...checkIds({ document, path: ['integration_tests', 'flows'], ids, key: 'id', what: 'flow' }),
    ...checkIds({ document, path: ['governance_tests', 'invariants'], ids: invariants, key: 'id', what: 'invariant' }),
    ...unknown,
  ];
}

// A sentence describes what is needed; a single word names it.
function isName(text: string): boolean {
  return /^[\w.-]+$/.test(text);
}

const services = /^(postgres(ql)?|pglite|redis|neo4j|docker|caddy|slack|database|db|[\w.-]+[._-](service|server|db))$/i;

function isService(name: string): boolean {
  return services.test(name) || hostServices.includes(name);
}
