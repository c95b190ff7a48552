import { findHeld } from './find-wired.js';
import { importDeclarations } from './import-facts.js';
import type { ImportEdit, ModuleEdit, SlotEdit } from './module-edit.js';
import type { ParsedModule } from './parsed-module.js';
import type { Removal } from './removal.js';
import { findImport, removeImport } from './remove-import.js';
import { resolveImports } from './resolve-imports.js';
import { groupBySlot } from './slots/group-by-slot.js';
import { removeEntry } from './slots/remove-entry.js';

/**
 * One removal of several entries and imports, each in its likeliest way; `imports` are all that are there. `undefined` where
 * the last of them leaves something different than the others do: an empty list, a file or declaration without imports.
 * It holds only where it is proven; what stands side by side may have to go one by one.
 */
export function removeTogether(
  module: ParsedModule,
  edits: readonly ModuleEdit[],
  imports: readonly ImportEdit[],
): Removal | undefined {
  const removals = [
    ...entryRemovals(
      module,
      edits.filter((edit): edit is SlotEdit => edit.kind === 'entry'),
      imports,
    ),
    ...importRemovals(
      module,
      edits.filter((edit): edit is ImportEdit => edit.kind === 'import'),
    ),
  ];
  const known = removals.filter((removal) => removal !== undefined);
  if (known.length < removals.length) return undefined;
  return { edits: known.flatMap((one) => one.edits), removed: known.flatMap(({ removed }) => removed) };
}

function entryRemovals(
  module: ParsedModule,
  edits: readonly SlotEdit[],
  imports: readonly ImportEdit[],
): readonly (Removal | undefined)[] {
  if (edits.length === 0) return [];
  const tasks = groupBySlot(module.ts, edits, resolveImports(module, imports).renames);
  return tasks.flatMap((task) => {
    const { held } = findHeld(module, task, imports);
    const gone = new Set(held.map(({ index }) => index));
    return held.map(({ open: { slot }, index }) =>
      gone.size < slot.items.length ? removeEntry(module, slot, index)[0] : undefined,
    );
  });
}

function importRemovals(module: ParsedModule, edits: readonly ImportEdit[]): readonly (Removal | undefined)[] {
  const found = edits.flatMap((edit) => findImport(module, edit) ?? []);
  const declarations = new Set(found.map(({ declaration }) => declaration));
  const isApart = declarations.size === found.length && declarations.size < importDeclarations(module).length;
  return found.map((one) => (isApart ? removeImport(module, one)[0] : undefined));
}
