import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { canonicalJson, hashOf } from '../../text/index.js';
import { documentDiagnostics } from '../diagnostics.js';
import { dottedPath, type DocumentPath } from '../document-path.js';
import { fromPointer } from '../json-pointer.js';
import { isMapping, valueAt } from '../plain-data.js';
import type { TextDocument } from '../yaml-edit/yaml-edit.js';
import { formatOf, type DataText } from './data-format.js';
import type { AddedPart } from './data-part.js';

/**
 * The inverse of `addParts`: the text without the parts that it put in, every other byte as it is. What is gone already is
 * no matter. A part that a person changed is a finding, and no text comes back, unless `mayLose`; comments of people in
 * it or beside it stay or forbid the edit.
 */
export function removeParts(
  source: TextDocument,
  added: readonly AddedPart[],
  { mayLose }: { readonly mayLose: boolean },
): Outcome<string> {
  const edited = mayLose ? [] : editedParts(source, added);
  if (edited.length > 0) return { diagnostics: edited };
  let text = source.text;
  for (const part of added.filter(({ value }) => value !== undefined).toReversed()) {
    const { value, diagnostics } = removePart({ ...source, text }, part, { added, mayLose });
    if (value === undefined) return { diagnostics };
    text = value;
  }
  return { value: text, diagnostics: [] };
}

function editedParts(source: TextDocument, added: readonly AddedPart[]): readonly Diagnostic[] {
  const { value: parsed, diagnostics } = formatOf(source.file).parse(source);
  if (!parsed) return diagnostics;
  return added.flatMap((part) => {
    const found = part.value === undefined ? undefined : find(parsed, part);
    if (!found || hashOf(canonicalJson(found.data)) === part.value) return [];
    const at = { span: parsed.locate(found.path, 'key'), pointer: part.at };
    return [documentDiagnostics.create('part-edited', { path: dottedPath(fromPointer(part.at)) }, at)];
  });
}

interface Found {
  readonly path: DocumentPath;
  readonly data: unknown;
  /** How many entries its holder has. */
  readonly siblings: number;
}

// Digits in a pointer may be a key; in a list a part is known by its text.
function find({ value }: DataText, { at }: AddedPart): Found | undefined {
  const path = fromPointer(at);
  const parent = path.slice(0, -1);
  const holder = valueAt(value, parent);
  const key = String(path.at(-1));
  if (Array.isArray(holder)) {
    const index = holder.findIndex((item) => typeof item === 'string' && (item === key || item.startsWith(`${key}=`)));
    return index < 0 ? undefined : { path: [...parent, index], data: holder[index], siblings: holder.length };
  }
  if (!isMapping(holder) || !Object.hasOwn(holder, key)) return undefined;
  return { path: [...parent, key], data: holder[key], siblings: Object.keys(holder).length };
}

interface Removing {
  readonly added: readonly AddedPart[];
  readonly mayLose: boolean;
}

function removePart(source: TextDocument, part: AddedPart, { added, mayLose }: Removing): Outcome<string> {
  const format = formatOf(source.file);
  const { value: parsed, diagnostics } = format.parse(source);
  if (!parsed) return { diagnostics };
  const found = find(parsed, part);
  if (!found) return { value: source.text, diagnostics: [] };
  const { path, siblings } = found;
  const at = part.at.slice(0, part.at.lastIndexOf('/'));
  const holder = siblings === 1 ? added.find((one) => one.at === at && one.was !== undefined) : undefined;
  if (holder?.was === null) {
    const whole = format.remove(source, { path: fromPointer(at), was: undefined, mayLose });
    if (whole.value !== undefined) return whole;
  }
  return format.remove(source, { path, was: holder?.was ?? undefined, mayLose });
}
