import type { Diagnostic } from '../diagnostics/index.js';
import { byKeyValues, indexEntries, keyValues } from './entry-index.js';
import { findList } from './find-list.js';
import type { Candidate } from './judge-entry.js';
import type { EntryKey, ImportEdit, ListEdit, ModuleEdit } from './module-edit.js';
import { rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { findImports } from './remove-import.js';
import type { FoundImport } from './remove-import.js';
import { resolveImports } from './resolve-imports.js';
import type { Range } from './trivia.js';
import { usesOf } from './uses-of.js';
import { createEntryParser, parseEntry } from './wanted-entry.js';
import type { EntryParser } from './wanted-entry.js';

/** An import that edits asked for and that is there, with the places outside of their entries that need it. */
export interface WiredImport {
  readonly edit: ImportEdit;
  readonly found: FoundImport;
  readonly uses: readonly Range[];
}

/** What a module holds of what edits asked for. */
export interface Wired {
  /** The entries that are there, the last in the order of insertion first. */
  readonly lists: readonly ListEdit[];
  /** Every element that is or mentions one of them. */
  readonly elements: readonly Candidate[];
  readonly imports: readonly WiredImport[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what is there of what edits asked for. A list that cannot be read matters only where its file names the entry. */
export function findWired(module: ParsedModule, edits: readonly ModuleEdit[]): Wired {
  const asked = edits.filter((edit): edit is ImportEdit => edit.kind === 'import');
  const parser = createEntryParser(module.ts, resolveImports(module, asked).renames);
  const lists = edits
    .filter((edit): edit is ListEdit => edit.kind === 'array-entry')
    .sort((a, b) => byKeyValues(keyValues(b.key), keyValues(a.key)));
  const found = lists.map((edit) => ({ edit, ...findElements(module, edit, parser) }));
  const elements = found.flatMap((one) => one.elements);
  const gone = elements.flatMap(({ literal, index }) => rangeOf(module, literal.elements[index] ?? literal));
  return {
    lists: found.filter((one) => one.elements.length > 0).map(({ edit }) => edit),
    elements,
    imports: distinct(asked).flatMap((edit) => findWiredImport(module, edit, gone)),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The elements of a list that are, wrap or mention an entry, in order; none where they cannot be told. */
export function findElements(
  module: ParsedModule,
  edit: ListEdit,
  parser: EntryParser,
): { readonly elements: readonly Candidate[]; readonly diagnostics: readonly Diagnostic[] } {
  const entry = parseEntry(parser, edit);
  const found = findList(module, edit.list);
  if ('diagnostic' in found)
    return { elements: [], diagnostics: mentions(module, entry.key) ? [found.diagnostic] : [] };
  const { literal } = found;
  const indices = indexEntries(module, literal.elements, entry.key).find(entry.key);
  return { elements: indices.map((index) => ({ list: edit.list, literal, index, entry })), diagnostics: [] };
}

function mentions(module: ParsedModule, key: EntryKey): boolean {
  if ('identifier' in key) return usesOf(module, key.identifier).length > 0;
  return Object.values(key.properties).every((value) => module.text.includes(value));
}

function distinct(edits: readonly ImportEdit[]): readonly ImportEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify([edit.name, edit.from]), edit])).values()];
}

function findWiredImport(module: ParsedModule, edit: ImportEdit, gone: readonly Range[]): readonly WiredImport[] {
  const all = findImports(module, edit);
  const found = all.find(({ element }) => element.name.text === (edit.alias ?? edit.name)) ?? all[0];
  if (!found) return [];
  const uses = usesOf(module, found.element.name.text).filter(
    (use) => !gone.some(({ start, end }) => use.start >= start && use.end <= end),
  );
  return [{ edit, found, uses }];
}
