import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { excerptOf, placeOf, rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';

/** Either the array literal that a name exports, or why there is none. */
export type FoundList = { readonly literal: ts.ArrayLiteralExpression } | { readonly diagnostic: Diagnostic };

interface ExportedVariable {
  readonly name: string;
  readonly declaration: ts.VariableDeclaration;
}

/**
 * Finds `export const list = […]` or `const x = […]; export { x as list }`. The literal may be wrapped in `as const`,
 * `satisfies`, a type assertion or parentheses.
 */
export function findList(module: ParsedModule, list: string): FoundList {
  const exported = exportedVariables(module);
  const [first, second] = exported.filter((variable) => variable.name === list);
  if (!first) return { diagnostic: notFound(module, list, exported) };
  if (second) {
    const count = exported.filter((variable) => variable.name === list).length;
    return {
      diagnostic: codeDiagnostics.create('list-ambiguous', { list, count }, placeOf(module, second.declaration.name)),
    };
  }
  const { initializer } = first.declaration;
  const literal = initializer && arrayLiteralIn(module, initializer);
  if (literal && !literal.elements.some((element) => module.ts.isOmittedExpression(element))) return { literal };
  const range = rangeOf(module, initializer ?? first.declaration);
  const found = excerptOf(module.text.slice(range.start, range.end));
  return {
    diagnostic: codeDiagnostics.create(
      'list-not-a-literal',
      { list, found },
      placeOf(module, initializer ?? first.declaration),
    ),
  };
}

/** The names of all exported variables of a module, each once. */
export function listNames(module: ParsedModule): readonly string[] {
  return [...new Set(exportedVariables(module).map(({ name }) => name))];
}

/** The expression inside `as`, `satisfies`, `!`, type assertions and parentheses. */
export function unwrap({ ts }: ParsedModule, node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isParenthesizedExpression(inner) ||
    ts.isTypeAssertionExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

function arrayLiteralIn(module: ParsedModule, node: ts.Expression): ts.ArrayLiteralExpression | undefined {
  const inner = unwrap(module, node);
  return module.ts.isArrayLiteralExpression(inner) ? inner : undefined;
}

function exportedVariables(module: ParsedModule): readonly ExportedVariable[] {
  const { ts, file } = module;
  const statements = file.statements.filter((statement) => ts.isVariableStatement(statement));
  const declarations = (list: readonly ts.VariableStatement[]): readonly ExportedVariable[] =>
    list
      .flatMap((statement) => statement.declarationList.declarations)
      .flatMap((declaration) =>
        ts.isIdentifier(declaration.name) ? [{ name: declaration.name.text, declaration }] : [],
      );
  const direct = declarations(
    statements.filter((statement) =>
      statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword),
    ),
  );
  const all = declarations(statements);
  const named = exportSpecifiers(module)
    .filter(({ from }) => from === undefined)
    .flatMap(({ name, local }) =>
      all.filter((variable) => variable.name === local).map(({ declaration }) => ({ name, declaration })),
    );
  return [...direct, ...named];
}

function exportSpecifiers({
  ts,
  file,
}: ParsedModule): readonly { readonly name: string; readonly local: string; readonly from: string | undefined }[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      return [];
    const from =
      statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
        ? statement.moduleSpecifier.text
        : undefined;
    return statement.exportClause.elements.map(({ name, propertyName }) => ({
      name: name.text,
      local: (propertyName ?? name).text,
      from,
    }));
  });
}

function notFound(module: ParsedModule, list: string, variables: readonly ExportedVariable[]): Diagnostic {
  const { ts, file } = module;
  const exported = variables
    .filter(({ declaration }) => declaration.initializer && arrayLiteralIn(module, declaration.initializer))
    .map(({ name }) => name);
  const elsewhere = exportSpecifiers(module).find(({ name, from }) => name === list && from !== undefined);
  if (elsewhere)
    return codeDiagnostics.create(
      'list-not-found',
      { list, exported, note: `it re-exports it from \`${elsewhere.from}\`` },
      { file: module.path },
    );
  const local = file.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap((statement) => statement.declarationList.declarations)
    .find(({ name }) => ts.isIdentifier(name) && name.text === list);
  if (local)
    return codeDiagnostics.create(
      'list-not-found',
      { list, exported, note: 'it declares one without `export`' },
      placeOf(module, local.name),
    );
  const near = nearestName(list, exported);
  const note = near === undefined ? {} : { note: `the nearest name is \`${near}\`` };
  return codeDiagnostics.create('list-not-found', { list, exported, ...note }, { file: module.path });
}
