/*
 * sources: find and read contracts and templates, and remember where each value sits.
 * Never judges what a contract says; that is the model's.
 */
export { readWorkspace, workspaceMarker } from './read-workspace.js';
export { walkFiles } from './walk-files.js';
export { readTemplates } from './read-templates.js';
export type { TemplateFile } from './read-templates.js';
export type { ContractSource, ModuleFolder, WorkspaceSources } from './workspace-sources.js';
export { sourceDiagnostics } from './diagnostics.js';
