import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import type { ModuleStyle } from './detect-style.js';
import { byKeyValues, indexEntries, keyValues, objectOf } from './entry-index.js';
import type { EntryIndex } from './entry-index.js';
import { commentsOfItem, insertItems } from './insert-items.js';
import type { ItemInsertion, ListShape } from './insert-items.js';
import type { EntryKey } from './module-edit.js';
import { placeOf, rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { isPinned } from './pin.js';
import { isSpread, renderObject } from './render-entry.js';
import { equalsEntry, updateEntry } from './update-entry.js';
import type { SpliceResult } from './update-entry.js';
import type { WantedEntry } from './wanted-entry.js';

/** The edits that make one list hold the wanted entries. Entries of one call have different keys. */
export function editEntries(
  module: ParsedModule,
  target: { readonly list: string; readonly literal: ts.ArrayLiteralExpression },
  wanted: ListWish,
): SpliceResult {
  const elements = target.literal.elements;
  const list: ListShape = {
    text: module.text,
    inside: { start: target.literal.getStart(module.file) + 1, end: target.literal.end - 1 },
    items: elements.map((element) => rangeOf(module, element)),
    whenEmpty: 'lines',
  };
  const indexOf = createIndexCache(module, elements);
  const present = wanted.entries.filter(({ key }) => indexOf(key).find(key).length > 0);
  const updates = present.map((entry) =>
    updatePresent(module, { ...target, shape: list, entry, at: indexOf(entry.key).find(entry.key) }, wanted.style),
  );
  const absent = wanted.entries
    .filter((entry) => !present.includes(entry))
    .sort((a, b) => byKeyValues(keyValues(a.key), keyValues(b.key)));
  const spread = absent.some((entry) => entry.kind === 'object') && siblingsAreSpread(module, elements);
  const insertions = absent.map((entry): ItemInsertion => ({
    after: indexOf(entry.key).placeFor(entry.key),
    render: (indent) => renderEntry(entry, wanted.style, { indent, spread }),
  }));
  return {
    edits: [...updates.flatMap(({ edits }) => edits), ...insertItems(list, insertions, wanted.style)],
    replaced: updates.flatMap(({ replaced }) => replaced),
    diagnostics: updates.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** What a list should hold, and how the file is written. */
export interface ListWish {
  readonly entries: readonly WantedEntry[];
  readonly style: ModuleStyle;
}

interface PresentEntry {
  readonly list: string;
  readonly literal: ts.ArrayLiteralExpression;
  readonly shape: ListShape;
  readonly entry: WantedEntry;
  readonly at: readonly number[];
}

function updatePresent(
  module: ParsedModule,
  { list, literal, shape, entry, at }: PresentEntry,
  style: ModuleStyle,
): SpliceResult {
  const nothing: SpliceResult = { edits: [], replaced: [], diagnostics: [] };
  if (entry.kind === 'identifier') return nothing;
  const open = at.flatMap((index) => {
    const element = literal.elements[index];
    const object = element && objectOf(module, element);
    const free =
      object &&
      !isPinned(module, object, commentsOfItem(shape, index)) &&
      !equalsEntry(module, object, entry.properties);
    return free ? [object] : [];
  });
  const [object] = open;
  if (!object) return nothing;
  if (at.length > 1) return { ...nothing, diagnostics: [ambiguous(module, { list, key: entry.key }, object)] };
  return updateEntry(module, { list, object, properties: entry.properties }, style);
}

function ambiguous(
  module: ParsedModule,
  what: { readonly list: string; readonly key: EntryKey },
  object: ts.Node,
): Diagnostic {
  return codeDiagnostics.create(
    'entry-ambiguous',
    { list: what.list, entry: describeKey(what.key) },
    placeOf(module, object),
  );
}

/** A key in words, for messages. */
export function describeKey(key: EntryKey): string {
  if ('identifier' in key) return `the name \`${key.identifier}\``;
  return Object.entries(key.properties)
    .map(([name, value]) => `\`${name}: ${JSON.stringify(value)}\``)
    .join(' and ');
}

function createIndexCache(module: ParsedModule, elements: readonly ts.Expression[]): (key: EntryKey) => EntryIndex {
  const indices = new Map<string, EntryIndex>();
  return (key) => {
    const shape = JSON.stringify('identifier' in key ? null : Object.keys(key.properties));
    const index = indices.get(shape) ?? indexEntries(module, elements, key);
    indices.set(shape, index);
    return index;
  };
}

// Objects that a person spread over lines by choice set the example, unless another stands on one line. One that had to be
// spread for its length says nothing; else the first long entry would change how all later ones are written.
function siblingsAreSpread(module: ParsedModule, elements: readonly ts.Expression[]): boolean {
  const texts = elements.flatMap((element) => {
    const object = objectOf(module, element);
    return object && object.properties.length > 0 ? [module.text.slice(object.getStart(module.file), object.end)] : [];
  });
  return texts.some((text) => isSpread(text, '')) && texts.every((text) => /[\r\n]/.test(text));
}

function renderEntry(
  entry: WantedEntry,
  style: ModuleStyle,
  place: { readonly indent: string; readonly spread: boolean },
): string {
  return entry.kind === 'identifier' ? entry.identifier : renderObject(entry.properties, style, place);
}
