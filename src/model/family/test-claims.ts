import type { DocumentPath } from '../../documents/index.js';
import { baseName, isRelPath, joinPath, parentPath, parseRelPath, type RelPath } from '../../text/index.js';
import { ofKind, type FamilyContract } from './contract.js';

/** What kind of test a contract demands. `governance` fits any file. */
export type TestLevel = 'unit' | 'integration' | 'e2e' | 'governance';

/** One place in a contract that demands tests. */
export interface TestClaim {
  readonly contract: FamilyContract;
  /** Way to the demand in the contract. */
  readonly path: DocumentPath;
  readonly level: TestLevel;
  /** Scenario, flow or invariant; absent for unit tests. */
  readonly id?: string;
  readonly file: RelPath;
  /** Whether the contract itself names the file; else it follows from the naming convention. */
  readonly isDeclared: boolean;
  /** Code that is tested. */
  readonly subject?: RelPath;
  readonly behaviours: readonly string[];
}

/** Every demand for tests, in the order of the contracts. Where no file is named, the naming convention gives it. */
export function testClaims(contracts: readonly FamilyContract[]): readonly TestClaim[] {
  const naming = namingOf(contracts);
  const declared = new Map<string, RelPath>();
  const ofCode = [
    ...ofKind(contracts, 'subsystem-tests').flatMap(subsystemClaims),
    ...ofKind(contracts, 'module-meta').flatMap(moduleClaims),
  ];
  for (const { subject, file } of ofCode)
    if (subject !== undefined && !declared.has(subject)) declared.set(subject, file);
  const ofUnits = ofKind(contracts, 'test-unit-spec').flatMap((contract) =>
    unitClaims(contract, (subject) => declared.get(subject) ?? naming.ofSubject(contract.file, subject)),
  );
  const ofScenarios = ofKind(contracts, 'test-integration-spec', 'test-e2e-spec').flatMap((contract) =>
    scenarioClaims(contract, (id) => naming.ofId(contract.file, id)),
  );
  return [...ofCode, ...ofUnits, ...ofScenarios];
}

type Claimed = Omit<TestClaim, 'contract' | 'isDeclared' | 'file' | 'subject'> & {
  readonly file: string;
  readonly subject?: string;
};

// Paths were proven safe when the contract was decoded; a claim without one says nothing.
function claimOf(
  contract: FamilyContract,
  { file, subject, ...claimed }: Claimed,
  isDeclared = true,
): readonly TestClaim[] {
  const path = parseRelPath(file);
  const code = subject === undefined ? undefined : parseRelPath(subject);
  if (!isRelPath(path)) return [];
  const about = code !== undefined && isRelPath(code) ? { subject: code } : {};
  return [{ contract, ...claimed, file: path, isDeclared, ...about }];
}

function subsystemClaims(contract: FamilyContract<'subsystem-tests'>): readonly TestClaim[] {
  const { unit_tests: unit, integration_tests: integration, governance_tests: governance } = contract.value;
  return [
    ...(unit?.modules ?? []).flatMap(({ path: subject, file, must_cover: behaviours }, index) =>
      claimOf(contract, { path: ['unit_tests', 'modules', index], level: 'unit', file, subject, behaviours }),
    ),
    ...(integration?.flows ?? []).flatMap(({ id, file, description }, index) =>
      claimOf(contract, {
        path: ['integration_tests', 'flows', index],
        level: 'integration',
        id,
        file,
        behaviours: [description],
      }),
    ),
    ...(governance?.invariants ?? []).flatMap(({ id, file, must_assert: behaviours }, index) =>
      claimOf(contract, { path: ['governance_tests', 'invariants', index], level: 'governance', id, file, behaviours }),
    ),
  ];
}

function moduleClaims(contract: FamilyContract<'module-meta'>): readonly TestClaim[] {
  const { tests } = contract.value;
  const levels = [
    ['unit', 'unit_tests', tests?.unit_tests],
    ['integration', 'integration_tests', tests?.integration_tests],
  ] as const;
  return levels.flatMap(([level, key, list]) =>
    (list ?? []).flatMap(({ file, must_cover: behaviours }, index) =>
      claimOf(contract, { path: ['tests', key, index], level, file, behaviours }),
    ),
  );
}

function unitClaims(
  contract: FamilyContract<'test-unit-spec'>,
  usual: (subject: RelPath) => RelPath,
): readonly TestClaim[] {
  return (contract.value.module_policies ?? []).flatMap(({ module, file, must_cover: behaviours }, index) => {
    const subject = parseRelPath(module);
    if (!isRelPath(subject)) return [];
    const claimed = { path: ['module_policies', index], level: 'unit', subject, behaviours } as const;
    return claimOf(contract, { ...claimed, file: file ?? usual(subject) }, file !== undefined);
  });
}

function scenarioClaims(
  contract: FamilyContract<'test-integration-spec'> | FamilyContract<'test-e2e-spec'>,
  usual: (id: string) => RelPath | undefined,
): readonly TestClaim[] {
  const level = contract.kind === 'test-e2e-spec' ? 'e2e' : 'integration';
  return contract.value.scenarios.flatMap((scenario, index) => {
    const { id, description, file = usual(id) } = scenario;
    const behaviours = 'expectations' in scenario ? scenario.expectations : [description];
    if (file === undefined) return [];
    return claimOf(contract, { path: ['scenarios', index], level, id, file, behaviours }, scenario.file !== undefined);
  });
}

interface Naming {
  readonly ofSubject: (contract: RelPath, subject: RelPath) => RelPath;
  readonly ofId: (contract: RelPath, id: string) => RelPath | undefined;
}

/**
 * The naming convention: the test strategy's, else the repository contract's, else that of pytest for code in Python and of
 * vitest for all other; `*` is what is tested.
 */
function namingOf(contracts: readonly FamilyContract[]): Naming {
  const [strategy] = ofKind(contracts, 'test-strategy');
  const [repository] = ofKind(contracts, 'repo-contract');
  const declared = [
    strategy?.value.test_layout.naming_conventions?.file_pattern,
    repository?.value.naming?.test_module_pattern,
  ];
  const stated = declared.find((text) => text !== undefined && /^[^*/?{}[\]]*\*[^*/?{}[\]]*$/.test(text));
  const named = (contract: RelPath, name: string, usual = '*.test.ts'): RelPath =>
    joinPath(
      parentPath(contract) ?? '',
      (stated ?? usual).replace('*', () => name),
    );
  return {
    // The folder is part of the name, so that two files of one name have two tests.
    ofSubject: (contract, subject) => {
      const parent = parentPath(subject);
      const stem = baseName(subject).replace(/\.[^.]+$/, '');
      const usual = /\.pyi?$/.test(subject) ? 'test_*.py' : undefined;
      return named(contract, parent === undefined ? stem : `${baseName(parent)}_${stem}`, usual);
    },
    ofId: (contract, id) => (/^[\w.-]+$/.test(id) ? named(contract, id) : undefined),
  };
}
