import type { ts } from 'ts-morph';
import { byCodePoint } from '../text/index.js';
import type { TextEdit } from '../text/index.js';
import type { ModuleStyle } from './detect-style.js';
import { quoted } from './quoted.js';
import { declarationsByModule, isTypeOnly, moduleKey, namedImportsOf } from './import-facts.js';
import { insertItems } from './insert-items.js';
import { isSortedBy } from './is-sorted-by.js';
import { rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { placeDeclarations } from './place-declarations.js';
import type { MissingImport } from './resolve-imports.js';

/** The edits that add names to the imports of a module: into a declaration of the same module, else in a line of their own. */
export function editImports(
  module: ParsedModule,
  missing: readonly MissingImport[],
  style: ModuleStyle,
): readonly TextEdit[] {
  const targets = new Map<ts.ImportDeclaration, MissingImport[]>();
  const created = new Map<string, MissingImport[]>();
  const byModule = declarationsByModule(module);
  for (const one of missing) {
    const open = byModule.get(moduleKey(one.from))?.filter((declaration) => takesNames(module, declaration)) ?? [];
    const target = mergeTarget(module, open, one);
    if (target) targets.set(target, [...(targets.get(target) ?? []), one]);
    else created.set(moduleKey(one.from), [...(created.get(moduleKey(one.from)) ?? []), one]);
  }
  const merged = [...targets].flatMap(([declaration, names]) => mergeInto(module, { declaration, names }, style));
  return [
    ...merged,
    ...placeDeclarations(
      module,
      [...created.values()].flatMap((names) => declarationOf(names, style)),
      style,
    ),
  ];
}

// A type goes into an `import type` of its module first, then beside values; a value never goes into an `import type`.
function mergeTarget(
  module: ParsedModule,
  open: readonly ts.ImportDeclaration[],
  wanted: MissingImport,
): ts.ImportDeclaration | undefined {
  const values = open.find((one) => !isTypeOnly(module, one));
  return wanted.typeOnly ? (open.find((one) => isTypeOnly(module, one)) ?? values) : values;
}

function takesNames(module: ParsedModule, declaration: ts.ImportDeclaration): boolean {
  const { importClause, attributes } = declaration;
  if (!importClause || attributes || importClause.phaseModifier === module.ts.SyntaxKind.DeferKeyword) return false;
  return (
    namedImportsOf(module, declaration) !== undefined ||
    (importClause.namedBindings === undefined && !isTypeOnly(module, declaration))
  );
}

interface Merge {
  readonly declaration: ts.ImportDeclaration;
  readonly names: readonly MissingImport[];
}

function mergeInto(module: ParsedModule, { declaration, names }: Merge, style: ModuleStyle): readonly TextEdit[] {
  const named = namedImportsOf(module, declaration);
  const sorted = [...names].sort(byName);
  const specifiers = sorted.map((one) => specifierText(one, one.typeOnly && !isTypeOnly(module, declaration)));
  if (!named) {
    const end = declaration.importClause?.name?.end ?? declaration.end;
    return [{ start: end, end, text: `, {${style.padding}${specifiers.join(', ')}${style.padding}}` }];
  }
  const present = named.elements.map((one) => (one.propertyName ?? one.name).text);
  const isSorted = isSortedBy(present, byCodePoint);
  const insertions = sorted.map((one, index) => ({
    after: isSorted ? present.findLastIndex((name) => byCodePoint(name, one.name) <= 0) : present.length - 1,
    render: () => specifiers[index] ?? '',
  }));
  const list = {
    text: module.text,
    inside: { start: named.getStart(module.file) + 1, end: named.end - 1 },
    items: named.elements.map((one) => rangeOf(module, one)),
  };
  return insertItems({ ...list, whenEmpty: 'inline' }, insertions, style);
}

function byName(a: MissingImport, b: MissingImport): number {
  return byCodePoint(a.name, b.name) || byCodePoint(a.local, b.local);
}

function specifierText({ name, local }: MissingImport, inlineType: boolean): string {
  return `${inlineType ? 'type ' : ''}${name === local ? name : `${name} as ${local}`}`;
}

function declarationOf(
  names: readonly MissingImport[],
  style: ModuleStyle,
): readonly { readonly from: string; readonly text: string }[] {
  const sorted = [...names].sort(byName);
  const [first] = sorted;
  if (!first) return [];
  const typeOnly = sorted.every((one) => one.typeOnly);
  const specifiers = sorted.map((one) => specifierText(one, one.typeOnly && !typeOnly)).join(', ');
  const braces = `{${style.padding}${specifiers}${style.padding}}`;
  const text = `import ${typeOnly ? 'type ' : ''}${braces} from ${quoted(first.from, style.quote)}${style.semicolons ? ';' : ''}`;
  return [{ from: first.from, text }];
}
