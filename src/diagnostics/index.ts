/*
 * diagnostics: everything that can be wrong, said once: the shape of a finding, the catalogue with cause and fix, the collector.
 * Never prints, never decides what is wrong: each room declares and raises its own codes.
 */
export { hasErrors } from './diagnostic.js';
export type { Diagnostic, DiagnosticEdit, GapMark, Outcome, Severity } from './diagnostic.js';
export { defineDiagnostics } from './catalogue.js';
export type { Catalogue, CatalogueEntry, DiagnosticDefinition, Occurrence } from './catalogue.js';
export { createCollector, sortDiagnostics } from './collector.js';
export type { Collector } from './collector.js';
export { exitCodes, ToolError } from './tool-error.js';
export type { ExitCode } from './tool-error.js';
