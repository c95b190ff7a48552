import type { Diagnostic } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import type { ImportEdit, ModuleEdit, SlotEdit } from './module-edit.js';
import type { ParsedModule } from './parsed-module.js';
import { findImport } from './remove-import.js';
import type { FoundImport } from './remove-import.js';
import { resolveImports } from './resolve-imports.js';
import { groupBySlot, type SlotTask } from './slots/group-by-slot.js';
import type { Held } from './slots/judge-item.js';
import { openSlot, type OpenSlot } from './slots/open-slot.js';
import { itemRange } from './slots/slot-items.js';
import type { Range } from './trivia.js';
import { usesOf } from './uses-of.js';

/** An import that edits asked for and that is there, with the places outside of their entries that need it. */
export interface WiredImport {
  readonly edit: ImportEdit;
  readonly found: FoundImport;
  readonly uses: readonly Range[];
}

/** What a module holds of what edits asked for. */
export interface Wired {
  /** Every item of a slot that registers one of the entries; of one slot, the last in the order of insertion first. */
  readonly held: readonly Held[];
  readonly imports: readonly WiredImport[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what is there of what edits asked for. A slot that cannot be found matters only where its file names the entry. */
export function findWired(module: ParsedModule, edits: readonly ModuleEdit[]): Wired {
  const asked = edits.filter((edit): edit is ImportEdit => edit.kind === 'import');
  const slots = edits.filter((edit): edit is SlotEdit => edit.kind === 'entry');
  const tasks = groupBySlot(module.ts, slots, resolveImports(module, asked).renames);
  const found = tasks.map((task) => findHeld(module, task, asked));
  const held = found.flatMap((one) => one.held);
  const gone = held.flatMap(({ open, index }) => {
    const item = open.slot.items[index];
    return item ? [itemRange(module, open.slot, item)] : [];
  });
  return {
    held,
    imports: distinct(asked).flatMap((edit) => findWiredImport(module, edit, gone)),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The items that register the entries of one slot; none where the slot cannot be told. */
export function findHeld(
  module: ParsedModule,
  { address, entries }: SlotTask,
  imports: readonly ImportEdit[],
): { readonly held: readonly Held[]; readonly diagnostics: readonly Diagnostic[] } {
  const open = openSlot(module, address, imports);
  if ('diagnostic' in open)
    return { held: [], diagnostics: entries.some(({ value }) => isUsed(module, value)) ? [open.diagnostic] : [] };
  const ordered = [...entries].sort((a, b) => byCodePoint(b.value, a.value));
  return { held: ordered.flatMap((entry) => heldAs(open, entry)), diagnostics: [] };
}

function heldAs(open: OpenSlot, entry: SlotTask['entries'][number]): readonly Held[] {
  return (open.names.get(entry.value) ?? []).map((index) => ({ open, index, entry }));
}

function isUsed(module: ParsedModule, name: string): boolean {
  return usesOf(module, name).length > 0;
}

function distinct(edits: readonly ImportEdit[]): readonly ImportEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify([edit.name, edit.from]), edit])).values()];
}

function findWiredImport(module: ParsedModule, edit: ImportEdit, gone: readonly Range[]): readonly WiredImport[] {
  const found = findImport(module, edit);
  if (!found) return [];
  const uses = usesOf(module, found.element.name.text).filter(
    (use) => !gone.some(({ start, end }) => use.start >= start && use.end <= end),
  );
  return [{ edit, found, uses }];
}
