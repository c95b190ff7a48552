import type { DocumentPath, YamlDocument } from '../../documents/index.js';

/** True when the value at a path is written between brackets or braces. */
export function isBraced({ text, locate }: YamlDocument, path: DocumentPath): boolean {
  return /^[[{]/.test(text.slice(locate(path, 'value').start.offset));
}
