import type { DocumentPath, YamlDocument } from '../../documents/index.js';

/** Another place as a message names it: `file:line`, in code marks. */
export function placeText(document: YamlDocument, path: DocumentPath): string {
  return `\`${document.file}:${document.locate(path).start.line}\``;
}
