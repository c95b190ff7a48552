import type { ts } from 'ts-morph';
import type { ParsedModule } from './parsed-module.js';

/** One name that a module imports by name, as `import { name as local } from 'from'`. */
export interface ImportedName {
  readonly name: string;
  readonly local: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

/** All names that a module imports by name, in order; those of some of its declarations where these are given. */
export function importedNames(
  module: ParsedModule,
  declarations: readonly ts.ImportDeclaration[] = importDeclarations(module),
): readonly ImportedName[] {
  return declarations.flatMap((declaration) => {
    const typeOnly = isTypeOnly(module, declaration);
    const from = specifierOf(module, declaration);
    const elements = namedImportsOf(module, declaration)?.elements ?? [];
    return elements.map((one) => ({
      name: (one.propertyName ?? one.name).text,
      local: one.name.text,
      from,
      typeOnly: typeOnly || one.isTypeOnly,
    }));
  });
}

/** The import declarations of a module, in order. */
export function importDeclarations({ ts, file }: ParsedModule): readonly ts.ImportDeclaration[] {
  const known = declarationsOf.get(file) ?? file.statements.filter((statement) => ts.isImportDeclaration(statement));
  declarationsOf.set(file, known);
  return known;
}

// One edit asks a dozen times; a file with a thousand imports would be read as often.
const declarationsOf = new WeakMap<ts.SourceFile, readonly ts.ImportDeclaration[]>();

/** The import declarations of each module, by its {@link moduleKey}, in order. */
export function declarationsByModule(module: ParsedModule): ReadonlyMap<string, readonly ts.ImportDeclaration[]> {
  const known = byModule.get(module.file);
  if (known) return known;
  const index = new Map<string, ts.ImportDeclaration[]>();
  for (const declaration of importDeclarations(module)) {
    const key = moduleKey(specifierOf(module, declaration));
    const same = index.get(key);
    if (same) same.push(declaration);
    else index.set(key, [declaration]);
  }
  byModule.set(module.file, index);
  return index;
}

const byModule = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.ImportDeclaration[]>>();

/** The module specifier of an import, as its value. */
export function specifierOf({ ts }: ParsedModule, declaration: ts.ImportDeclaration): string {
  return ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : '';
}

/** The braces of an import declaration, if it has some. */
export function namedImportsOf({ ts }: ParsedModule, declaration: ts.ImportDeclaration): ts.NamedImports | undefined {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings : undefined;
}

/** True for `import type …`. */
export function isTypeOnly({ ts }: ParsedModule, declaration: ts.ImportDeclaration): boolean {
  return declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** True when two specifiers name one module: relative ones are compared without `.js`, `.ts`, `.jsx` or `.tsx`. */
export function isSameModule(one: string, other: string): boolean {
  return moduleKey(one) === moduleKey(other);
}

/** What {@link isSameModule} compares. */
export function moduleKey(specifier: string): string {
  return isRelative(specifier) ? specifier.replace(/\.[jt]sx?$/, '') : specifier;
}

/** True for a specifier that is a path to a file of the same repository. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** Every name that is declared at the top of a module (imports, values, types, hoisted `var`), with the node that names it. */
export function topLevelNames(module: ParsedModule): ReadonlyMap<string, ts.Node> {
  const names = new Map<string, ts.Node>();
  for (const name of [
    ...module.file.statements.flatMap((statement) => namesOfStatement(module.ts, statement)),
    ...hoistedNames(module),
  ]) {
    if (!names.has(name.text)) names.set(name.text, name);
  }
  return names;
}

type NameNode = ts.Identifier;

function namesOfStatement(ts: ParsedModule['ts'], statement: ts.Statement): readonly NameNode[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesOfBinding(ts, name));
  if (ts.isImportDeclaration(statement)) return namesOfImport(ts, statement);
  if (ts.isModuleDeclaration(statement)) return ts.isIdentifier(statement.name) ? [statement.name] : [];
  const isDeclaration =
    ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement);
  if (
    isDeclaration ||
    ts.isEnumDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement)
  ) {
    return statement.name ? [statement.name] : [];
  }
  return [];
}

function namesOfImport(ts: ParsedModule['ts'], { importClause }: ts.ImportDeclaration): readonly NameNode[] {
  const bindings = importClause?.namedBindings;
  const named =
    bindings && (ts.isNamespaceImport(bindings) ? [bindings.name] : bindings.elements.map(({ name }) => name));
  return [...(importClause?.name ? [importClause.name] : []), ...(named ?? [])];
}

function namesOfBinding(ts: ParsedModule['ts'], name: ts.BindingName): readonly NameNode[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOfBinding(ts, element.name)));
}

// A `var` inside a block belongs to the module, unless a function or class stands between.
function hoistedNames({ ts, file }: ParsedModule): readonly NameNode[] {
  const names: NameNode[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportDeclaration(node) ||
      ts.isFunctionLike(node) ||
      ts.isClassLike(node) ||
      ts.isModuleDeclaration(node) ||
      ts.isExpression(node)
    )
      return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0)
      names.push(...node.declarations.flatMap(({ name }) => namesOfBinding(ts, name)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
