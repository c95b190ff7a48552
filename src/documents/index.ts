/*
 * documents: YAML, JSON, dotenv and Markdown as text → text: parse with positions, locate by path, splice.
 * Never reads a file, never knows what a contract means.
 */
export { decodeText } from './text-document.js';
export { checkSize, parseYaml } from './yaml-document.js';
export type { YamlDocument } from './yaml-document.js';
export { dottedPath } from './document-path.js';
export type { DocumentPath } from './document-path.js';
export { isMapping, valueAt, withoutPath, withTexts, withValueAt } from './plain-data.js';
export { editYaml } from './edit-yaml.js';
export type { TextDocument, YamlEdit } from './yaml-edit/yaml-edit.js';
export { printYaml } from './print-yaml.js';
export { parseJson } from './json-document.js';
export type { JsonDocument } from './json-document.js';
export { addParts, type PartsAddition } from './data-parts/add-parts.js';
export { locateKey } from './data-parts/locate-key.js';
export { removeParts } from './data-parts/remove-parts.js';
export type { AddedPart, DataPart } from './data-parts/data-part.js';
export { fromPointer, toPointer } from './json-pointer.js';
export { appendToList, removeFromList } from './yaml-list.js';
export { addEnvBlocks, addEnvLines, envNames } from './dotenv.js';
export { removeEnvLines } from './dotenv-removal.js';
export type { EnvBlock, EnvLine } from './dotenv.js';
export { loadSectionReader } from './section-reader.js';
export type { SectionReader } from './section-reader.js';
export { loadOwnedTexts, loadSectionEditor } from './markdown/section-editor.js';
export type {
  SectionEditor,
  SectionReport,
  SectionsEdit,
  SectionState,
  WantedSection,
} from './markdown/section-editor.js';
export { isCurrent } from './markdown/is-current.js';
export { sectionNamesIn } from './markdown/section-names.js';
export type { SectionNames } from './markdown/section-names.js';
export { titleSlug } from './markdown/section-title.js';
export { documentDiagnostics } from './diagnostics.js';
