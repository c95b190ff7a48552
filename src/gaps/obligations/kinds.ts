import type { FamilyContract, FamilyKind } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { ofCanonicalSchema } from './canonical-schema.js';
import { ofCollaborationGuide } from './collaboration-guide.js';
import { ofModuleContracts } from './module-contracts.js';
import { ofModuleMeta } from './module-meta.js';
import { ofModuleWiring } from './module-wiring.js';
import { ofRepoContract } from './repo-contract.js';
import { ofRootReadme } from './root-readme.js';
import { ofSchemaExtraction } from './schema-extraction.js';
import { ofE2eSpec, ofIntegrationSpec, ofUnitSpec } from './test-specs.js';
import { ofTestStrategy } from './test-strategy.js';
import { ofComponentReadme } from './component-readme.js';
import { renderedDocument } from './documents.js';
import type { Listing } from './listing.js';
import { ofSubsystemDocs } from './subsystem-docs.js';
import { ofSubsystemReadme } from './subsystem-readme.js';
import { ofSubsystemTests } from './subsystem-tests.js';

type Kinds = {
  readonly [K in FamilyKind]: (listing: Listing, contract: FamilyContract<K>) => readonly Obligation[];
};

const nothing = (): readonly Obligation[] => [];

/** What each kind of contract demands besides its document. A kind without an entry does not compile. */
const kinds: Kinds = {
  'root-readme': ofRootReadme,
  'subsystem-readme': ofSubsystemReadme,
  'component-readme': ofComponentReadme,
  'doc-architecture': nothing,
  'doc-ai-collaboration': ofCollaborationGuide,
  'test-strategy': ofTestStrategy,
  'test-unit-spec': ofUnitSpec,
  'test-integration-spec': ofIntegrationSpec,
  'test-e2e-spec': ofE2eSpec,
  'subsystem-tests': ofSubsystemTests,
  'subsystem-docs': ofSubsystemDocs,
  'repo-contract': ofRepoContract,
  'schema-extraction': ofSchemaExtraction,
  'module-contracts': ofModuleContracts,
  'module-meta': ofModuleMeta,
  'module-wiring': ofModuleWiring,
  'wiring-contracts': nothing,
  'canonical-schema': ofCanonicalSchema,
  'gap-baseline': nothing,
  'gap-list': nothing,
  'gap-report': nothing,
  'wiring-graph': nothing,
};

/** What one contract demands. */
export function obligationsOf(listing: Listing, contract: FamilyContract): readonly Obligation[] {
  const list = kinds[contract.kind] as (listing: Listing, contract: FamilyContract) => readonly Obligation[];
  return [...renderedDocument(listing, contract), ...list(listing, contract)];
}
