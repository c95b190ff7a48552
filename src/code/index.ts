/*
 * code: TypeScript as text → text: locate a list or an import, wire an entry into it and out again, verify that nothing was lost.
 * Never reads a file, never formats, never prints a syntax tree back: the parser only finds positions, text is spliced.
 */
export { codeDiagnostics } from './code-diagnostics.js';
export { editModule } from './edit-module.js';
export { unwireModule } from './unwire-module.js';
export { findWiring } from './find-wiring.js';
export { bearsOnRoutes, findRoutes } from './facts/find-routes.js';
export type { FoundRoutes, RouteFact } from './facts/find-routes.js';
export { findImport } from './find-import.js';
export { keepsTokens } from './keeps-tokens.js';
export { renameNames } from './rename-names.js';
export { outlineModule } from './outline/outline-module.js';
export { createCodeReader, type CodeReader } from './facts/code-reader.js';
export type { ReadText } from './facts/code-base.js';
export type {
  ClaimUse,
  ModuleFacts,
  OutboundUse,
  RegisteredRoute,
  SegmentUse,
  Ungated,
  Unguarded,
  VariableUse,
  Verification,
} from './facts/module-facts.js';
export type { Seen } from './facts/seen.js';
export type { RegistryFacts, Unread } from './facts/read-registry.js';
export type { RegisteredEntry } from './facts/registered-entry.js';
export type { TestCall } from './source/read-test-body.js';
export { readTestFile, type TestFile } from './source/read-test-file.js';
export type {
  EntryForm,
  ImportEdit,
  ModuleEdit,
  ModuleSource,
  SlotAddress,
  SlotEdit,
  SlotEntry,
} from './module-edit.js';
export { importedFiles } from './source/imported-files.js';
export { proves, provesAny, provingTest, type ProvingTest } from './source/proves.js';
export { loadSourceReader } from './source/load-source-reader.js';
export type {
  DeclaredSymbol,
  DeclaredTest,
  ReadSource,
  ReadVariable,
  SourceFacts,
  SourceReading,
  TypeScriptTest,
} from './source/source-facts.js';
export type { Range } from './trivia.js';
