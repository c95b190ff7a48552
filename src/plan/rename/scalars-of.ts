import type { DocumentPath, YamlDocument } from '../../documents/index.js';

/** A text value of a document with its path and its place in the text, quotes included. */
export interface Scalar {
  readonly path: DocumentPath;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Every text value of a YAML document, in the order of its data. */
export function scalarsOf(document: YamlDocument): readonly Scalar[] {
  const found: Scalar[] = [];
  const visit = (value: unknown, path: DocumentPath): void => {
    if (typeof value === 'string') {
      const { start, end } = document.locate(path, 'value');
      found.push({ path, value, start: start.offset, end: end.offset });
    } else if (Array.isArray(value)) value.forEach((item: unknown, index) => visit(item, [...path, index]));
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(document.value, []);
  return found;
}

/** True when a path starts with the steps of a pattern; `*` stands for any step. */
export function startsWith(path: DocumentPath, pattern: DocumentPath): boolean {
  return path.length >= pattern.length && pattern.every((step, index) => step === '*' || step === path[index]);
}
