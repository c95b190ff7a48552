import type { Outcome } from '../../diagnostics/index.js';
import { canonicalJson, hashOf } from '../../text/index.js';
import { toPointer } from '../json-pointer.js';
import { isMapping, valueAt } from '../plain-data.js';
import type { DocumentPath } from '../document-path.js';
import type { TextDocument } from '../yaml-edit/yaml-edit.js';
import { dataOf, formatOf, type DataFormat } from './data-format.js';
import type { AddedPart, DataPart } from './data-part.js';

/** A data file with parts in it, and what had to be put in for that. */
export interface PartsAddition {
  readonly text: string;
  readonly added: readonly AddedPart[];
}

/**
 * Puts the parts that are missing into a JSON or YAML file, each in the manner of its neighbours; a part that is there
 * stays as it is, whatever its value. Everything else stays byte for byte. A holder that is missing is made, one level of it.
 */
export function addParts(source: TextDocument, parts: readonly DataPart[]): Outcome<PartsAddition> {
  const format = formatOf(source.file);
  let text = source.text;
  const added: AddedPart[] = [];
  for (const part of parts) {
    const { value, diagnostics } = addPart({ ...source, text }, part, format);
    if (!value) return { diagnostics };
    text = value.text;
    added.push(...value.added);
  }
  return { value: { text, added }, diagnostics: [] };
}

function addPart(source: TextDocument, part: DataPart, format: DataFormat): Outcome<PartsAddition> {
  const { value: parsed, diagnostics } = format.parse(source);
  if (!parsed) return { diagnostics };
  const { path } = part;
  const data = dataOf(part);
  const parent = path.slice(0, -1);
  const holder = valueAt(parsed.value, parent);
  const isThere = Array.isArray(holder) ? holder.includes(itemOf(part)) : isMapping(holder) && keyIn(holder, path);
  if (isThere) return { value: { text: source.text, added: [] }, diagnostics: [] };
  if (Array.isArray(holder)) {
    const added = [...emptied(source, parent, format), recorded(path, itemOf(part))];
    return finished(format.append(source, parent, itemOf(part)), added);
  }
  if (holder !== undefined && parent.length > 0) {
    const added = [...emptied(source, parent, format), recorded(path, data)];
    return finished(format.insert(source, part), added);
  }
  if (parent.length === 0) return finished(format.insert(source, part), [recorded(path, data)]);
  return finished(format.insert(source, holderWith(part)), [
    { at: toPointer(parent), was: null },
    recorded(path, data),
  ]);
}

function keyIn(holder: Readonly<Record<string, unknown>>, path: DocumentPath): boolean {
  return Object.hasOwn(holder, String(path.at(-1)));
}

/** What stands for a part in a list of texts. */
function itemOf({ path, item }: DataPart): string {
  return item ?? String(path.at(-1));
}

function emptied(source: TextDocument, path: DocumentPath, format: DataFormat): readonly AddedPart[] {
  const was = format.emptyText(source, path);
  return was === undefined ? [] : [{ at: toPointer(path), was }];
}

function recorded(path: DocumentPath, data: unknown): AddedPart {
  return { at: toPointer(path), value: hashOf(canonicalJson(data)) };
}

function finished({ value, diagnostics }: Outcome<string>, added: readonly AddedPart[]): Outcome<PartsAddition> {
  return value === undefined ? { diagnostics } : { value: { text: value, added }, diagnostics };
}

// The source of a block goes one level deeper below its key.
function holderWith(part: DataPart): DataPart {
  const { path, value } = part;
  const key = String(path.at(-1));
  const holder = path.slice(0, -1);
  if ('data' in value) return { path: holder, value: { data: Object.fromEntries([[key, value.data]]) } };
  const isBlock = typeof dataOf(part) === 'object' && dataOf(part) !== null;
  const lines = value.source.split('\n').map((line) => `  ${line}`);
  const source = isBlock ? [`${key}:`, ...lines].join('\n') : `${key}: ${value.source}`.trimEnd();
  return { path: holder, value: { source } };
}
