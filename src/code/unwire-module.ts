import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { editModule } from './edit-module.js';
import { findHeld, findWired } from './find-wired.js';
import type { WiredImport } from './find-wired.js';
import { loadTypeScript } from './load-typescript.js';
import type { ImportEdit, ModuleEdit, ModuleSource, SlotEdit } from './module-edit.js';
import { parseModule, placeOfRange, rangeOf, syntaxDiagnostic } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { isPinnedStatement } from './pin.js';
import { carryOutRemoval } from './removal.js';
import type { Removal } from './removal.js';
import { findImports, removeImport } from './remove-import.js';
import { resolveImports } from './resolve-imports.js';
import { groupBySlot } from './slots/group-by-slot.js';
import { judgeItem, type Held } from './slots/judge-item.js';
import { removeEntry } from './slots/remove-entry.js';

/** Whether what people wrote into an entry may go with it; a person has to have named the file for it. */
export interface Unwiring {
  readonly mayLose: boolean;
}

/**
 * The inverse of {@link editModule}: the text without what these edits wired, every other byte as it is; the very same
 * text when nothing of it is there. An entry goes with its line and the comma that its insertion brought, an import when
 * nothing else uses its name (else it stays, with a warning). Comments and blank lines of people stay. An entry that a
 * person changed, wrapped or pinned is a finding, and no text comes back. Before a text is given, it is parsed again and
 * proven to lack exactly the tokens of the entries and imports. Throws only on edits that are no code.
 */
export async function unwireModule(
  source: ModuleSource,
  edits: readonly ModuleEdit[],
  unwiring: Unwiring = { mayLose: false },
): Promise<Outcome<string>> {
  const ts = await loadTypeScript();
  const module = parseModule(ts, source);
  if (module.problem) return { diagnostics: [syntaxDiagnostic(module, module.problem)] };
  const wired = findWired(module, edits);
  const refusals = [
    ...wired.diagnostics,
    ...wired.held.flatMap((held) => judgeItem(module, held, unwiring.mayLose) ?? []),
    ...wired.imports.flatMap((found) => judgeImport(module, found)),
  ];
  if (refusals.length > 0) return { diagnostics: refusals };
  const present = wired.imports.map(({ edit }) => edit);
  let current = module;
  const steps = [
    ...heldEdits(edits, wired.held).map((edit) => () => withoutEntry(current, { edit, imports: present }, unwiring)),
    ...wired.imports.filter(isUnused).map(
      ({ edit }) =>
        () =>
          withoutImport(current, edit),
    ),
  ];
  for (const step of steps) {
    const text = await step();
    if (text === undefined) return { diagnostics: [wouldLose(source)] };
    current = parseModule(ts, { path: source.path, text });
  }
  return { value: current.text, diagnostics: wired.imports.flatMap((found) => stillUsed(module, found)) };
}

function isUnused({ uses }: WiredImport): boolean {
  return uses.length === 0;
}

// The edits whose entries are there, the last in the order of insertion first.
function heldEdits(edits: readonly ModuleEdit[], held: readonly Held[]): readonly SlotEdit[] {
  const slots = edits.filter((edit): edit is SlotEdit => edit.kind === 'entry');
  return slots
    .filter((edit) => held.some((one) => isFor(edit, one)))
    .sort((a, b) => byCodePoint(b.entry.value, a.entry.value));
}

function isFor({ slot, entry }: SlotEdit, { open, entry: { id } }: Held): boolean {
  return id === entry.id && JSON.stringify(open.address) === JSON.stringify(slot);
}

interface EntryWish {
  readonly edit: SlotEdit;
  /** The imports that are there, whose names the entry is written with. */
  readonly imports: readonly ImportEdit[];
}

async function withoutEntry(
  before: ParsedModule,
  { edit, imports }: EntryWish,
  { mayLose }: Unwiring,
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
  const all = findImports(module, edit);
  const found = all.find(({ element }) => element.name.text === (edit.alias ?? edit.name)) ?? all[0];
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

function judgeImport(module: ParsedModule, { edit, found, uses }: WiredImport): readonly Diagnostic[] {
  if (uses.length > 0 || !isPinnedStatement(module, found.declaration)) return [];
  const range = rangeOf(module, found.declaration);
  return [
    codeDiagnostics.create(
      'import-pinned',
      { name: found.element.name.text, from: edit.from },
      placeOfRange(module, range),
    ),
  ];
}

function stillUsed(module: ParsedModule, { edit, found, uses }: WiredImport): readonly Diagnostic[] {
  const [use] = uses;
  const name = found.element.name.text;
  if (!use) return [];
  return [codeDiagnostics.create('import-still-used', { name, from: edit.from }, placeOfRange(module, use))];
}

function wouldLose({ path }: ModuleSource): Diagnostic {
  const reason = 'what is to be taken out holds or touches text of a person';
  return codeDiagnostics.create('edit-would-lose-text', { reason }, { file: path });
}
