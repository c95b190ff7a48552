import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { applyEdits, type TextEdit } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { detectStyle } from './detect-style.js';
import { editImports } from './edit-imports.js';
import { holdsEdits } from './holds-edits.js';
import { findLostToken } from './keeps-tokens.js';
import { loadTypeScript } from './load-typescript.js';
import type { ImportEdit, ModuleEdit, ModuleSource, SlotEdit } from './module-edit.js';
import { excerptOf, parseModule, placeOfRange, syntaxDiagnostic } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { resolveImports } from './resolve-imports.js';
import { editSlot, type SlotResult } from './slots/edit-slot.js';
import { findSlot } from './slots/find-slot.js';
import { groupBySlot, tellDisagreeing, type SlotTask } from './slots/group-by-slot.js';
import { findKin } from './slots/kin.js';
import { openSlot } from './slots/open-slot.js';
import { indexNames } from './slots/slot-items.js';
import type { Range } from './trivia.js';
import { withoutTwins } from './without-twins.js';

/**
 * Gives the text of a module in which all edits hold, in the style of its author; the very same text when they held before.
 * What is there and equal is not touched; a route that changed is the only text ever replaced. An entry or property
 * with the comment `// l9gen:keep` stays as it is. Where an import exists under another local name, the entries of the
 * batch use that name. Before a text is given, it is parsed again and proven to hold every token and comment of the old one.
 * Only a line that stands there twice, letter for letter, goes (see {@link withoutTwins}).
 * All or nothing: with any diagnostic there is no value. Throws only on edits that are no code (see {@link ModuleEdit}).
 */
export async function editModule(given: ModuleSource, edits: readonly ModuleEdit[]): Promise<Outcome<string>> {
  if (await holdsEdits(given, edits)) return { value: given.text, diagnostics: [] };
  const source = await withoutTwins(given, edits);
  const module = parseModule(await loadTypeScript(), source);
  if (module.problem) return { diagnostics: [syntaxDiagnostic(module, module.problem)] };
  const style = detectStyle(module);
  const wanted = edits.filter((edit): edit is ImportEdit => edit.kind === 'import');
  const imports = resolveImports(module, wanted);
  const tasks = groupBySlot(
    module.ts,
    edits.filter((edit): edit is SlotEdit => edit.kind === 'entry'),
    imports.renames,
  );
  const opened = tasks.map((task) => ({ task, open: openSlot(module, task.address, importsOf(task, wanted)) }));
  const results = opened.map(({ task, open }): SlotResult => {
    if ('diagnostic' in open) return { edits: [], replaced: [], diagnostics: [open.diagnostic], added: 0 };
    return editSlot(module, open, { entries: task.entries, style });
  });
  const disagreeing = tasks.flatMap((task) => tellDisagreeing(module.path, task));
  const diagnostics = [...imports.diagnostics, ...disagreeing, ...results.flatMap((result) => result.diagnostics)];
  if (diagnostics.length > 0) return { diagnostics };
  const splices = {
    edits: [...editImports(module, imports.missing, style), ...results.flatMap((result) => result.edits)],
    replaced: results.flatMap((result) => result.replaced),
  };
  return splice(module, splices, (after) =>
    opened.every(({ task, open }, index) => {
      const items = 'slot' in open ? open.slot.items.length + (results[index]?.added ?? 0) : 0;
      return holdsAll(after, task, { imports: importsOf(task, wanted), items });
    }),
  );
}

// What was written has to be read as entries of the same slot: a line may not join what stands below it.
function holdsAll(
  module: ParsedModule,
  { address, entries }: SlotTask,
  { imports, items }: { readonly imports: readonly ImportEdit[]; readonly items: number },
): boolean {
  const found = findSlot(module, address, () => findKin(module, imports));
  if ('diagnostic' in found || found.slot.items.length !== items) return false;
  const names = indexNames(module, found.slot);
  return entries.every(({ value }) => names.has(value));
}

function importsOf({ entries }: SlotTask, imports: readonly ImportEdit[]): readonly ImportEdit[] {
  const values = new Set(entries.map(({ value }) => value));
  const own = imports.filter(({ name, alias }) => values.has(alias ?? name));
  return own.length > 0 ? own : imports;
}

interface Splices {
  readonly edits: readonly TextEdit[];
  readonly replaced: readonly Range[];
}

function splice(
  before: ParsedModule,
  { edits, replaced }: Splices,
  isAsWanted: (after: ParsedModule) => boolean,
): Outcome<string> {
  if (edits.length === 0) return { value: before.text, diagnostics: [] };
  const text = applyEdits(before.text, edits);
  if (typeof text !== 'string') throw new Error(`two edits of ${before.path} overlap`);
  const after = parseModule(before.ts, { path: before.path, text });
  if (after.problem)
    return {
      diagnostics: [wouldLose(`the file would no longer parse: \`${after.problem.message}\``, { file: before.path })],
    };
  const lost = findLostToken(before, after, replaced);
  if (lost)
    return { diagnostics: [wouldLose(`it would lose \`${excerptOf(lost.text)}\``, placeOfRange(before, lost))] };
  return isAsWanted(after)
    ? { value: text, diagnostics: [] }
    : { diagnostics: [wouldLose('the code around it would mean something else', { file: before.path })] };
}

function wouldLose(reason: string, place: Pick<Diagnostic, 'file' | 'span'>): Diagnostic {
  return codeDiagnostics.create('edit-would-lose-text', { reason }, place);
}
