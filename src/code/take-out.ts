import { editModule } from './edit-module.js';
import { findHeld } from './find-wired.js';
import type { ImportEdit, ModuleEdit, SlotEdit } from './module-edit.js';
import { parseModule } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { carryOutRemoval } from './removal.js';
import type { Removal } from './removal.js';
import { findImport, removeImport } from './remove-import.js';
import { removeTogether } from './remove-together.js';
import { resolveImports } from './resolve-imports.js';
import { groupBySlot } from './slots/group-by-slot.js';
import { removeEntry } from './slots/remove-entry.js';

/** How wired things are taken out. */
export interface Taking {
  /** The imports that are there, whose names the entries are written with. */
  readonly imports: readonly ImportEdit[];
  /** Whether comments inside of entries may go as well. */
  readonly mayLose: boolean;
}

// Proving one thing after the other reads the file as often as there are things. So they go together where that is proven,
// and else in halves, down to one by one; after some failures the file is one that people changed, and halving is in vain.
const mostFailures = 32;

/**
 * The text without entries and imports that are there, in this order: entries, then imports. Each goes in the way that wiring
 * leads back from; where people changed what stands around, in the likeliest. `undefined` when one would take more along.
 */
export async function takeOut(
  before: ParsedModule,
  going: readonly ModuleEdit[],
  taking: Taking,
): Promise<string | undefined> {
  let module = before;
  let failures = 0;
  const groups: (readonly ModuleEdit[])[] = going.length === 0 ? [] : [going];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const [only, second] = group;
    const single = second === undefined ? only : undefined;
    const text = await (single ? withoutOne(module, single, taking) : withoutGroup(module, group, taking));
    if (text !== undefined) module = parseModule(module.ts, { path: module.path, text });
    else if (single) return undefined;
    else {
      failures += 1;
      groups.push(...(failures < mostFailures ? halves(group) : group.map((edit) => [edit])).toReversed());
    }
  }
  return module.text;
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)];
}

function withoutOne(module: ParsedModule, edit: ModuleEdit, taking: Taking): Promise<string | undefined> {
  return edit.kind === 'entry' ? withoutEntry(module, edit, taking) : withoutImport(module, edit);
}

async function withoutGroup(
  module: ParsedModule,
  edits: readonly ModuleEdit[],
  { imports, mayLose }: Taking,
): Promise<string | undefined> {
  const removal = removeTogether(module, edits, imports);
  if (!removal) return undefined;
  // Entries go before imports: as long as one is left, all imports are there.
  const wiring = edits.some(({ kind }) => kind === 'entry') ? [...imports, ...edits] : edits;
  return choose(module, { ways: [{ ...removal, ifProven: true }], mayLose, edits: wiring });
}

async function withoutEntry(
  before: ParsedModule,
  edit: SlotEdit,
  { imports, mayLose }: Taking,
): Promise<string | undefined> {
  let module = before;
  for (;;) {
    const [task] = groupBySlot(module.ts, [edit], resolveImports(module, imports).renames);
    const held = task ? findHeld(module, task, imports).held.at(-1) : undefined;
    if (!held) return module.text;
    const ways = removeEntry(module, held.open.slot, held.index);
    const text = await choose(module, { ways, mayLose, edits: [...imports, edit] });
    if (text === undefined) return undefined;
    module = parseModule(module.ts, { path: module.path, text });
  }
}

async function withoutImport(module: ParsedModule, edit: ImportEdit): Promise<string | undefined> {
  const found = findImport(module, edit);
  return found ? choose(module, { ways: removeImport(module, found), mayLose: false, edits: [edit] }) : module.text;
}

interface Choice {
  readonly ways: readonly Removal[];
  readonly mayLose: boolean;
  /** What wired the thing: proves a way when it makes the text there was of the text without it. */
  readonly edits: readonly ModuleEdit[];
}

// The way that wiring leads back from; where people changed what stands around, the likeliest.
async function choose(module: ParsedModule, { ways, mayLose, edits }: Choice): Promise<string | undefined> {
  let likeliest: string | undefined;
  for (const way of ways) {
    const text = carryOutRemoval(module, way, mayLose);
    if (text === undefined) continue;
    const again = await editModule({ path: module.path, text }, edits);
    if (again.value === module.text) return text;
    if (!way.ifProven) likeliest ??= text;
  }
  return likeliest;
}
