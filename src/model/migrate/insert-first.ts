import type { Outcome } from '../../diagnostics/index.js';
import {
  editYaml,
  isMapping,
  parseYaml,
  valueAt,
  withoutPath,
  type DocumentPath,
  type TextDocument,
} from '../../documents/index.js';
import { isBraced } from './is-braced.js';

/** A key that shall come before the others of a mapping. */
export interface FirstKey {
  readonly parent: DocumentPath;
  readonly key: string;
  readonly text: string;
}

/** Puts a key before the others of a mapping; behind them where that cannot be done without loss. */
export function insertFirst(document: TextDocument, { parent, key, text }: FirstKey): Outcome<string> {
  const parsed = parseYaml(document.file, document.text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const { value, locate } = parsed.value;
  const mapping = valueAt(value, parent);
  const [first] = isMapping(mapping) ? Object.keys(mapping) : [];
  if (first !== undefined) {
    const { offset, column } = locate([...parent, first], 'key').start;
    const isFlow = isBraced(parsed.value, parent);
    const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
    const gap = isFlow ? ', ' : eol + ' '.repeat(column - 1);
    const edited = `${document.text.slice(0, offset)}${key}: ${text}${gap}${document.text.slice(offset)}`;
    const after = parseYaml(document.file, edited).value;
    const path = [...parent, key];
    if (after && JSON.stringify(withoutPath(after.value, path)) === JSON.stringify(value))
      return { value: edited, diagnostics: [] };
  }
  return editYaml(document, [{ kind: 'insert', parent, key, text }]);
}
