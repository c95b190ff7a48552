import type { DocumentPath } from '../document-path.js';
import { isMapping, valueAt } from '../plain-data.js';
import type { TextDocument } from '../yaml-edit/yaml-edit.js';
import { formatOf } from './data-format.js';

/** The line (from 0) of a key in a data file, or of the item of a list that has the text of the key. */
export function locateKey(source: TextDocument, path: DocumentPath): number | undefined {
  const { value: parsed } = formatOf(source.file).parse(source);
  if (!parsed) return undefined;
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const holder = valueAt(parsed.value, parent);
  const item = Array.isArray(holder) ? holder.indexOf(key) : -1;
  if (item >= 0) return parsed.locate([...parent, item]).start.line - 1;
  return isMapping(holder) && Object.hasOwn(holder, key) ? parsed.locate(path, 'key').start.line - 1 : undefined;
}
