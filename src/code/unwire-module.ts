import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { findWired } from './find-wired.js';
import type { WiredImport } from './find-wired.js';
import { loadTypeScript } from './load-typescript.js';
import type { ModuleEdit, ModuleSource, SlotEdit } from './module-edit.js';
import { parseModule, placeOfRange, rangeOf, syntaxDiagnostic } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { isPinnedStatement } from './pin.js';
import { judgeItem, type Held } from './slots/judge-item.js';
import { takeOut } from './take-out.js';

/** Whether what people wrote into an entry may go with it; a person has to have named the file for it. */
export interface Unwiring {
  readonly mayLose: boolean;
}

/**
 * The inverse of `editModule`: the text without what these edits wired, every other byte as it is; the very same
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
  const going = [...heldEdits(edits, wired.held), ...wired.imports.filter(isUnused).map(({ edit }) => edit)];
  const text = await takeOut(module, going, { imports: wired.imports.map(({ edit }) => edit), ...unwiring });
  if (text === undefined) return { diagnostics: [wouldLose(source)] };
  return { value: text, diagnostics: wired.imports.flatMap((found) => stillUsed(module, found)) };
}

function isUnused({ uses }: WiredImport): boolean {
  return uses.length === 0;
}

// The edits whose entries are there, the last in the order of insertion first.
function heldEdits(edits: readonly ModuleEdit[], held: readonly Held[]): readonly SlotEdit[] {
  const present = new Set(held.map(({ open, entry }) => JSON.stringify([entry.id, open.address])));
  return edits
    .filter((edit): edit is SlotEdit => edit.kind === 'entry')
    .filter(({ slot, entry }) => present.has(JSON.stringify([entry.id, slot])))
    .sort((a, b) => byCodePoint(b.entry.value, a.entry.value));
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
