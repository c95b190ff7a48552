import type { Diagnostic } from '../../diagnostics/index.js';
import { codeDiagnostics } from '../code-diagnostics.js';
import type { ModuleStyle } from '../detect-style.js';
import { byCodePoint } from '../../text/index.js';
import type { TextEdit } from '../../text/index.js';
import { insertItems, type ItemInsertion } from '../insert-items.js';
import type { SlotEntry } from '../module-edit.js';
import { placeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import type { Range } from '../trivia.js';
import { isPinnedEntry } from './entry-comments.js';
import { factsOf, type Shape } from './entry-shape.js';
import { insertLinks } from './insert-links.js';
import { insertStatements } from './insert-statements.js';
import { leadTextOf } from './lead-text.js';
import { nameOfAddress } from './tell-slot.js';
import { shapeFor, type OpenSlot } from './open-slot.js';
import { createPlacing, sortTextOf, type SortKey } from './place-entry.js';
import { hasObject, renderShape } from './render-shape.js';
import { updateItem } from './update-entry.js';
import { isSpreadOut } from './spread-siblings.js';

/** The edits of one slot, the ranges whose tokens they replace, and what kept others from being made. */
export interface SlotResult {
  readonly edits: readonly TextEdit[];
  readonly replaced: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many items the edits add. */
  readonly added: number;
}

/** The edits that make a slot hold entries; those that it holds already are only brought up to date. */
export function editSlot(
  module: ParsedModule,
  open: OpenSlot,
  { entries, style }: { readonly entries: readonly SlotEntry[]; readonly style: ModuleStyle },
): SlotResult {
  const present = entries.filter(({ value }) => open.names.has(value));
  const updates = present.map((entry) => updatePresent(module, open, { entry, style }));
  const absent = entries.filter((entry) => !present.includes(entry));
  const shaped = absent.map((entry) => ({ entry, shape: shapeFor(open, entry) }));
  const keys = absent.length === 0 ? [] : readKeys(module, open);
  const diagnostics = shaped.flatMap(({ entry, shape }) =>
    shape ? keyTaken(module, open, { entry, shape, keys }) : [formUnknown(module, open, entry)],
  );
  const known = shaped.flatMap(({ entry, shape }) => (shape ? [{ entry, shape }] : []));
  const insertions = diagnostics.length > 0 ? [] : insertionsOf(module, open, { known, keys, style });
  return {
    edits: [...updates.flatMap(({ edits }) => edits), ...insert(module, open, { insertions, style })],
    replaced: updates.flatMap(({ replaced }) => replaced),
    diagnostics,
    added: insertions.length,
  };
}

interface One {
  readonly entry: SlotEntry;
  readonly style: ModuleStyle;
}

function updatePresent(
  module: ParsedModule,
  { slot, names, address }: OpenSlot,
  { entry, style }: One,
): ReturnType<typeof updateItem> {
  const nothing = { edits: [], replaced: [] };
  const [index, second] = names.get(entry.value) ?? [];
  const item = index === undefined ? undefined : slot.items[index];
  if (!item || index === undefined || second !== undefined || isPinnedEntry(module, slot, index)) return nothing;
  const expression = slot.kind === 'calls' && module.ts.isExpressionStatement(item) ? item.expression : item;
  const nodes = slot.kind === 'chain' && module.ts.isCallExpression(item) ? item.arguments : [expression];
  return updateItem(module, nodes, { entry, form: address.form, style });
}

function readKeys(module: ParsedModule, { slot, isValue }: OpenSlot): readonly SortKey[] {
  return slot.items.flatMap((item, index) => {
    const text = leadTextOf(module, slot, { item, isValue });
    return text === undefined ? [] : [{ index, text }];
  });
}

interface Shaped {
  readonly entry: SlotEntry;
  readonly shape: Shape;
}

function keyTaken(
  module: ParsedModule,
  { slot, address }: OpenSlot,
  { entry, shape, keys }: Shaped & { readonly keys: readonly SortKey[] },
): readonly Diagnostic[] {
  if (factsOf(shape)[0] !== 'id') return [];
  const key = sortTextOf(shape, entry);
  const taken = keys.find(({ text }) => text === key);
  const item = taken && slot.items[taken.index];
  if (!item) return [];
  const params = { slot: slot.name || nameOfAddress(address), key, value: entry.value };
  return [codeDiagnostics.create('entry-key-taken', params, placeOf(module, item))];
}

function formUnknown(module: ParsedModule, { slot, address }: OpenSlot, entry: SlotEntry): Diagnostic {
  const item = slot.items.at(-1) ?? slot.node;
  const params = { slot: slot.name || nameOfAddress(address), value: entry.value };
  return codeDiagnostics.create('entry-form-unknown', params, placeOf(module, item));
}

interface Insertions {
  readonly known: readonly Shaped[];
  readonly keys: readonly SortKey[];
  readonly style: ModuleStyle;
}

function insertionsOf(
  module: ParsedModule,
  { slot, siblings }: OpenSlot,
  { known, keys, style }: Insertions,
): readonly ItemInsertion[] {
  const isOrdered = slot.kind === 'calls' || slot.kind === 'chain';
  const keyed = isOrdered ? keys.filter(({ index }) => siblings.shapes[index] !== undefined) : keys;
  const placeFor = createPlacing(keyed, { last: slot.items.length - 1, takesTwo: isOrdered });
  const spread = known.some(({ shape }) => hasObject(shape)) && isSpreadOut(module, slot);
  return known
    .map((one) => ({ ...one, text: sortTextOf(one.shape, one.entry) }))
    .sort((a, b) => byCodePoint(a.text, b.text) || byCodePoint(a.entry.value, b.entry.value))
    .map(({ entry, shape, text }) => ({
      after: placeFor(text),
      render: (indent) => renderShape(shape, entry, { style, indent, spread }),
    }));
}

function insert(
  module: ParsedModule,
  { slot }: OpenSlot,
  what: { readonly insertions: readonly ItemInsertion[]; readonly style: ModuleStyle },
): readonly TextEdit[] {
  if (what.insertions.length === 0) return [];
  if (slot.kind === 'calls') return insertStatements(module, slot, what);
  if (slot.kind === 'chain') return insertLinks(module, slot, what);
  if (!slot.isBare) return insertItems(slot.shape, what.insertions, what.style);
  const render = (indent: string): string => `[${what.insertions.map((one) => one.render(indent)).join(', ')}]`;
  return insertItems({ ...slot.shape, whenEmpty: 'inline' }, [{ after: -1, render }], what.style);
}
