import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { ParsedModule } from '../parsed-module.js';

/** What a name stands for at the top of a file, or a member inside of it. */
export type Declared =
  | { readonly kind: 'value'; readonly node: ts.Node; readonly value: ts.Expression; readonly type?: ts.TypeNode }
  | { readonly kind: 'body'; readonly node: ts.Node; readonly body: ts.Block }
  | { readonly kind: 'class'; readonly node: ts.ClassLikeDeclaration }
  | { readonly kind: 'nothing'; readonly node: ts.Node };

/** Everything that has a name at the top of a file: by its exported name first, then by its local one; `default` included. */
export function declaredAs(module: ParsedModule, name: string): readonly Declared[] {
  const exported = exportsOf(module).filter((one) => one.exported === name);
  const found = exported.flatMap(({ declared }) => declared);
  return found.length > 0 ? found : localsOf(module, name);
}

/** The names that a file exports with what they stand for, in order. */
function exportsOf(
  module: ParsedModule,
): readonly { readonly exported: string; readonly declared: readonly Declared[] }[] {
  const { ts, file } = module;
  return file.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) return [{ exported: 'default', declared: expressed(module, statement) }];
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause)
      return ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name, propertyName }) => ({
            exported: name.text,
            declared: localsOf(module, (propertyName ?? name).text),
          }))
        : [];
    if (!ts.canHaveModifiers(statement) || !hasExport(module, statement)) return [];
    const isDefault = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
    return declarationsIn(module, statement).map(({ name, declared }) => ({
      exported: isDefault ? 'default' : name,
      declared: [declared],
    }));
  });
}

/** The members of a class or object literal with a name: properties with their values, methods with their bodies. */
export function memberOf(module: ParsedModule, owner: ts.Node, name: string): readonly Declared[] {
  const { ts } = module;
  const members: readonly ts.Node[] = ts.isObjectLiteralExpression(owner)
    ? owner.properties
    : ts.isClassLike(owner)
      ? [...owner.members, ...decoratedProperties(module, owner)]
      : [];
  return members.filter((member) => hasName(module, member, name)).flatMap((member) => declaredBy(module, member));
}

/** The object literals that the decorators of a class are called with. */
function decoratedProperties({ ts }: ParsedModule, owner: ts.ClassLikeDeclaration): readonly ts.Node[] {
  return (ts.getDecorators(owner) ?? []).flatMap(({ expression }) => {
    const [argument] = ts.isCallExpression(expression) ? expression.arguments : [];
    return argument && ts.isObjectLiteralExpression(argument) ? argument.properties : [];
  });
}

/** What a function-like or value-like node stands for. */
function declaredBy(module: ParsedModule, node: ts.Node): readonly Declared[] {
  const { ts } = module;
  const body = bodyOf(module, node);
  if (body) return [{ kind: 'body', node, body }];
  if (ts.isClassLike(node)) return [{ kind: 'class', node }];
  if (ts.isPropertyAssignment(node)) return [valueOf(module, node, { value: node.initializer })];
  if (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node))
    return node.initializer
      ? [valueOf(module, node, { value: node.initializer, ...(node.type ? { type: node.type } : {}) })]
      : [{ kind: 'nothing', node }];
  return [];
}

function bodyOf({ ts }: ParsedModule, node: ts.Node): ts.Block | undefined {
  const hasBody =
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isClassStaticBlockDeclaration(node);
  return hasBody ? node.body : undefined;
}

function valueOf(
  module: ParsedModule,
  node: ts.Node,
  { value, type }: { readonly value: ts.Expression; readonly type?: ts.TypeNode },
): Declared {
  const { ts } = module;
  const inner = unwrap(module, value);
  if ((ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) && ts.isBlock(inner.body))
    return { kind: 'body', node, body: inner.body };
  if (ts.isClassExpression(inner)) return { kind: 'class', node: inner };
  return { kind: 'value', node, value, ...(type ? { type } : {}) };
}

function expressed(module: ParsedModule, { expression }: ts.ExportAssignment): readonly Declared[] {
  const inner = unwrap(module, expression);
  return module.ts.isIdentifier(inner)
    ? localsOf(module, inner.text)
    : [valueOf(module, expression, { value: expression })];
}

function localsOf(module: ParsedModule, name: string): readonly Declared[] {
  const all = module.file.statements.flatMap((statement) => declarationsIn(module, statement));
  return all.filter((one) => one.name === name).map(({ declared }) => declared);
}

function declarationsIn(
  module: ParsedModule,
  statement: ts.Statement,
): readonly { readonly name: string; readonly declared: Declared }[] {
  const { ts } = module;
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((one) =>
      ts.isIdentifier(one.name) ? named(one.name.text, declaredBy(module, one)) : [],
    );
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return named(statement.name?.text ?? 'default', declaredBy(module, statement));
  return [];
}

function named(
  name: string,
  declared: readonly Declared[],
): readonly { readonly name: string; readonly declared: Declared }[] {
  return declared.map((one) => ({ name, declared: one }));
}

function hasExport({ ts }: ParsedModule, statement: ts.HasModifiers): boolean {
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function hasName({ ts }: ParsedModule, member: ts.Node, name: string): boolean {
  if (ts.isConstructorDeclaration(member)) return name === 'constructor';
  if (ts.isClassStaticBlockDeclaration(member)) return name === 'static';
  const written =
    ts.isPropertyDeclaration(member) || ts.isMethodDeclaration(member) || ts.isObjectLiteralElement(member)
      ? member.name
      : undefined;
  return (
    written !== undefined &&
    (ts.isIdentifier(written) || ts.isStringLiteralLike(written) || ts.isPrivateIdentifier(written)) &&
    written.text === name
  );
}
