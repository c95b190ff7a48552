/*
 * model: contracts decoded, normalised and checked into one frozen workspace; what does not follow from them is refused by name.
 * Never reads a file, never decides what is written.
 */
export { decodeWorkspace } from './decode-workspace.js';
export { hostServices } from './module/host-services.js';
export { findEntry } from './find-entry.js';
export { nameMatches, pathMatches } from './glob.js';
export { createAlternatives, type Alternatives } from './alternatives/create-alternatives.js';
export type { ContractPart } from './alternatives/contract-parts.js';
export { findReferences, type ModuleReference } from './registry/find-references.js';
export { parseModuleId } from './parse-module-id.js';
export { modelDiagnostics } from './diagnostics.js';
export { contractDiagnostics } from './contracts/diagnostics.js';
export { familyDiagnostics } from './family/diagnostics.js';
export { registryDiagnostics } from './registry/diagnostics.js';
export { specRuleDiagnostics } from './spec-rules/diagnostics.js';
export { specDiagnostics } from './spec/diagnostics.js';
export { createContractValidators, type ContractKind } from './contracts/contract-validators.js';
export { decodeContract } from './contracts/decode-contract.js';
export { decodeSpec } from './spec/decode-spec.js';
export { isBefore, specVersions, type SpecVersion } from './spec/canonical-spec.js';
export { migrateDiagnostics } from './migrate/diagnostics.js';
export { migrateSpec } from './migrate/migrate-spec.js';
export type { Decision, DroppedKey, Migration } from './migrate/migrate-spec.js';
export { checkAnswers, tellUnasked, tellUndecided } from './migrate/check-answers.js';
export { routeDiagnostics } from './route/diagnostics.js';
export { checkHandRoutes, type HandRoute } from './route/check-hand-routes.js';
export { parseRoute, type RoutePattern } from './route/route-pattern.js';
export { routesMeet, type Meeting } from './route/routes-meet.js';
export { compileBlock, type BlockDraft, type CompiledBlock } from './module-block/compile-block.js';
export type {
  CriterionChoice,
  FieldChoice,
  HeaderChoice,
  ModuleAuth,
  ModuleDetails,
} from './module-block/module-details.js';
export type { SpecText } from './spec-text.js';
export type { Deployment, RegistryEntry, Slot, Workspace } from './workspace.js';
export type { FamilyContract, FamilyKind } from './family/contract.js';
export { ofKind } from './family/contract.js';
export { documentOwners } from './family/document-owners.js';
export type { Collaboration, ContractFamily, ContractPlace, DocObligation, TestObligation } from './family/family.js';
export { sectionTitles, type TitleIn } from './family/headings.js';
export { documentKinds, standardSections, type StandardSection } from './family/standard-sections.js';
export type { ModulePlaces, WiringDemands } from './family/wiring-demands.js';
export type {
  AgentBinding,
  Authentication,
  Collaborator,
  EnvironmentVariable,
  ErrorCategory,
  ErrorCategoryName,
  HmacAuthentication,
  Inbound,
  Module,
  ModuleFiles,
  ModuleKind,
  OutboundCall,
  PayloadField,
  Tool,
  ToolOperation,
} from './module/module.js';
