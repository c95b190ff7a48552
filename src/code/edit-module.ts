import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { applyEdits } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { detectStyle } from './detect-style.js';
import type { ModuleStyle } from './detect-style.js';
import { describeKey, editEntries } from './edit-entries.js';
import { editImports } from './edit-imports.js';
import { findList } from './find-list.js';
import { holdsEdits } from './holds-edits.js';
import { findLostToken } from './keeps-tokens.js';
import { loadTypeScript } from './load-typescript.js';
import type { ImportEdit, ListEdit, ModuleEdit, ModuleSource } from './module-edit.js';
import { excerptOf, parseModule, placeOfRange, syntaxDiagnostic } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { resolveImports } from './resolve-imports.js';
import type { SpliceResult } from './update-entry.js';
import { withoutTwins } from './without-twins.js';
import { createEntryParser, parseEntry, sameEntry } from './wanted-entry.js';
import type { EntryParser, WantedEntry } from './wanted-entry.js';

/**
 * Gives the text of a module in which all edits hold, in the style of its author; the very same text when they held before.
 * What is there and equal is not touched; a changed property value is the only text ever replaced. An entry or property
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
  const imports = resolveImports(
    module,
    edits.filter((edit): edit is ImportEdit => edit.kind === 'import'),
  );
  const lists = edits.filter((edit): edit is ListEdit => edit.kind === 'array-entry');
  const parser = createEntryParser(module.ts, imports.renames);
  const names = [...new Set(lists.map(({ list }) => list))];
  const results = names.map((list) =>
    spliceList(module, { list, edits: lists.filter((edit) => edit.list === list), parser }, style),
  );
  const diagnostics = [...imports.diagnostics, ...results.flatMap((result) => result.diagnostics)];
  if (diagnostics.length > 0) return { diagnostics };
  const textEdits = [...editImports(module, imports.missing, style), ...results.flatMap((result) => result.edits)];
  return splice(module, { edits: textEdits, replaced: results.flatMap((result) => result.replaced), diagnostics });
}

interface ListTask {
  readonly list: string;
  readonly edits: readonly ListEdit[];
  readonly parser: EntryParser;
}

function spliceList(module: ParsedModule, { list, edits, parser }: ListTask, style: ModuleStyle): SpliceResult {
  const entries = new Map<string, WantedEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const edit of edits) {
    const entry = parseEntry(parser, edit);
    const identity = JSON.stringify(entry.key);
    const twin = entries.get(identity);
    if (!twin) entries.set(identity, entry);
    else if (!sameEntry(twin, entry))
      diagnostics.push(
        codeDiagnostics.create('edits-disagree', { list, entry: describeKey(entry.key) }, { file: module.path }),
      );
  }
  const found = findList(module, list);
  if ('diagnostic' in found) return { edits: [], replaced: [], diagnostics: [...diagnostics, found.diagnostic] };
  const result = editEntries(module, { list, literal: found.literal }, { entries: [...entries.values()], style });
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
}

function splice(before: ParsedModule, { edits, replaced }: SpliceResult): Outcome<string> {
  if (edits.length === 0) return { value: before.text, diagnostics: [] };
  const text = applyEdits(before.text, edits);
  if (typeof text !== 'string') throw new Error(`two edits of ${before.path} overlap`);
  const after = parseModule(before.ts, { path: before.path, text });
  if (after.problem)
    return {
      diagnostics: [wouldLose(`the file would no longer parse: \`${after.problem.message}\``, { file: before.path })],
    };
  const lost = findLostToken(before, after, replaced);
  return lost
    ? { diagnostics: [wouldLose(`it would lose \`${excerptOf(lost.text)}\``, placeOfRange(before, lost))] }
    : { value: text, diagnostics: [] };
}

function wouldLose(reason: string, place: Pick<Diagnostic, 'file' | 'span'>): Diagnostic {
  return codeDiagnostics.create('edit-would-lose-text', { reason }, place);
}
