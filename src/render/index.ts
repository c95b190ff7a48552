/*
 * render: view + template → text: the template language and its checker, the formatter, the DORA block.
 * Never reads a template or a setting from the disk, never decides what a view holds.
 */
export { createRenderer } from './renderer.js';
export type { Renderer } from './renderer.js';
export { renderMarked } from './render-marked.js';
export type { MarkedPiece, MarkedText } from './render-marked.js';
export type { TemplateLine } from './mark-program.js';
export { targetName, templateFile, templateKind } from './template.js';
export type { TemplateSource } from './template.js';
export { templateHelpers } from './template-helpers.js';
export type { TemplateHelper } from './template-helpers.js';
export { checkTemplates } from './check-templates.js';
export type { ViewSchemas } from './check-templates.js';
export { formatText } from './format-text.js';
export { createLayoutMemory } from './layout-memory.js';
export type { LayoutMemory, NamedText } from './layout-memory.js';
export { locateDora, readDora, stampText, stripDora, withDoraValues } from './dora.js';
export type { DoraBlock, DoraStamp } from './dora.js';
export { restamp } from './restamp.js';
export type { DoraIdentity } from './restamp.js';
export { stampedLines } from './stamped-lines.js';
export { renderDiagnostics } from './render-diagnostics.js';
export { contractsView } from './contracts-view.js';
export type { ModuleChoices } from './contracts-view.js';
export { editorSchemaPath, isPristineEditorSchema, stampEditorSchema } from './editor-schema.js';
export { workspaceView } from './workspace-view.js';
export { graphDocument } from './graph/graph-document.js';
export type { DocumentEdge, DocumentNode, GraphDocument, ModuleContract } from './graph/graph-document.js';
export type { EdgeType, NodeKind } from './graph/graph.js';
export { formatDot } from './graph/format-dot.js';
export { formatGraphJson } from './graph/format-graph-json.js';
export { formatGraphPage } from './graph/format-graph-page.js';
export { formatMermaid } from './graph/format-mermaid.js';
export { moduleView } from './module-view.js';
export type { ModuleView } from './module-view.js';
export { moduleTemplates } from './module-templates.js';
export type { ModuleTemplate } from './module-templates.js';
export { modulePackages } from './module-packages.js';
export type { ModulePackage } from './module-packages.js';
export { moduleWiring } from './module-wiring.js';
export { importSpecifier } from './module-view-imports.js';
export type { ModuleWiring } from './module-wiring.js';
