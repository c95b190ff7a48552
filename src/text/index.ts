/*
 * text: safe paths, positions, spans, edits, hashes and names: plain text facts that every other room stands on.
 * Never reads a file, never knows what a text means.
 */
export { baseName, isRelPath, joinPath, parentPath, parseRelPath, relPath } from './rel-path.js';
export type { PathProblem, RelPath } from './rel-path.js';
export { createLineIndex, fileStart, spanOf } from './position.js';
export type { LineIndex, Position, Span } from './position.js';
export { applyEdits } from './edits.js';
export type { EditOverlap, TextEdit } from './edits.js';
export type { Outline, OutlineItem, OutlineList, OutlinePart } from './outline.js';
export { hashOf } from './hash.js';
export type { Hash } from './hash.js';
export { canonicalJson } from './canonical-json.js';
export { camelCase, kebabCase, pascalCase, snakeCase, upperSnakeCase } from './names.js';
export { findId, formsOf } from './id-forms.js';
export type { IdForm, IdPlace } from './id-forms.js';
export { createIdRename, isOneWord, withEdits } from './id-rename.js';
export type { IdRename, Renaming } from './id-rename.js';
export { byCodePoint } from './order.js';
export { displayWidth } from './display-width.js';
export { nearestName } from './nearest.js';
export { dnsNamespace, uuid5 } from './uuid5.js';
export { holdsWords, splitWordsOf, wordsOf } from './words.js';
export { yamlScalar } from './yaml-scalar.js';
