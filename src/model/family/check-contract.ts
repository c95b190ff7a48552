import type { Diagnostic } from '../../diagnostics/index.js';
import { checkAreas } from './check-areas.js';
import {
  checkArchitecture,
  checkCollaborationGuide,
  checkRootReadme,
  checkSubsystemReadme,
} from './check-documents.js';
import {
  checkCanonicalSchema,
  checkExtraction,
  checkGapBaseline,
  checkGapList,
  checkGapReport,
  checkWiringGraph,
} from './check-machine-files.js';
import { checkScenarios, checkSubsystemTests, checkUnitSpec } from './check-tests.js';
import type { FamilyContract, FamilyKind } from './contract.js';

type Checks = { readonly [K in FamilyKind]: (contract: FamilyContract<K>) => readonly Diagnostic[] };

const nothing = (): readonly Diagnostic[] => [];

/** What each kind must hold by itself. A kind without an entry does not compile. */
const checks: Checks = {
  'root-readme': checkRootReadme,
  'subsystem-readme': checkSubsystemReadme,
  'component-readme': nothing,
  'doc-architecture': checkArchitecture,
  'doc-ai-collaboration': checkCollaborationGuide,
  'test-strategy': nothing,
  'test-unit-spec': checkUnitSpec,
  'test-integration-spec': checkScenarios,
  'test-e2e-spec': checkScenarios,
  'subsystem-tests': checkSubsystemTests,
  'subsystem-docs': nothing,
  'repo-contract': nothing,
  'schema-extraction': checkExtraction,
  'module-contracts': nothing,
  'module-meta': nothing,
  'module-wiring': nothing,
  'wiring-contracts': nothing,
  'canonical-schema': checkCanonicalSchema,
  'gap-baseline': checkGapBaseline,
  'gap-list': checkGapList,
  'gap-report': checkGapReport,
  'wiring-graph': checkWiringGraph,
};

/** Checks what one contract says of itself. */
export function checkContract(contract: FamilyContract): readonly Diagnostic[] {
  const check = checks[contract.kind] as (contract: FamilyContract) => readonly Diagnostic[];
  return [...check(contract), ...checkAreas(contract)];
}
