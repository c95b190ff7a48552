import type { ts } from 'ts-morph';

import { calleeName } from './callee-name.js';
import { named, type Identity, type Subject } from './identity.js';

/** The identity of a statement that declares, imports, exports or titles something; `undefined` for any other. */
export function identifyStatement(subject: Subject, node: ts.Statement): Identity | undefined {
  const { ts } = subject;
  if (ts.isImportDeclaration(node)) return identifyImport(subject, node);
  if (ts.isImportEqualsDeclaration(node)) return { ...named('import', node.name.text), group: 'import' };
  if (ts.isExportDeclaration(node)) return identifyExport(subject, node);
  if (ts.isExportAssignment(node)) return named('export', node.isExportEquals ? '=' : 'default');
  if (ts.isExpressionStatement(node)) return identifyCall(subject, node.expression);
  return identifyDeclaration(subject, node);
}

function identifyDeclaration(subject: Subject, node: ts.Statement): Identity | undefined {
  const { ts, textOf } = subject;
  const prefix = exportPrefix(subject, node);
  if (ts.isVariableStatement(node)) {
    const [first] = node.declarationList.declarations;
    return first && named('variable', textOf(first.name), `${prefix}const ${textOf(first.name)}`);
  }
  const word = declarationWord(subject, node);
  if (word === undefined) return undefined;
  const name = declaredName(subject, node);
  return named(word, name, `${prefix}${word} ${name}`);
}

function exportPrefix({ ts }: Subject, node: ts.Statement): string {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ? 'export ' : '';
}

function declarationWord({ ts }: Subject, node: ts.Statement): string | undefined {
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (ts.isClassDeclaration(node)) return 'class';
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  if (ts.isEnumDeclaration(node)) return 'enum';
  return ts.isModuleDeclaration(node) ? 'namespace' : undefined;
}

function declaredName({ ts, textOf }: Subject, node: ts.Statement): string {
  const name = ts.getNameOfDeclaration(node as ts.DeclarationStatement);
  return name ? textOf(name) : 'default';
}

function identifyImport({ ts, textOf }: Subject, node: ts.ImportDeclaration): Identity {
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : textOf(node.moduleSpecifier);
  const clause = node.importClause;
  const isSpace = clause?.namedBindings !== undefined && ts.isNamespaceImport(clause.namedBindings);
  const form = !clause ? 'for effect ' : clause.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
  return { ...named(`import ${form}${isSpace ? '* ' : ''}from`, JSON.stringify(from)), group: 'import' };
}

function identifyExport({ ts, textOf }: Subject, node: ts.ExportDeclaration): Identity {
  const type = node.isTypeOnly ? 'type ' : '';
  const clause = node.exportClause;
  const what = !clause ? '*' : ts.isNamespaceExport(clause) ? `* as ${clause.name.text}` : 'names';
  const from = node.moduleSpecifier ? ` from ${textOf(node.moduleSpecifier)}` : '';
  return named('export', `${type}${what}${from}`);
}

// `describe('title', …)`, `it.each(table)('title', …)`, `app.get('/path', …)`, `beforeEach(() => …)`.
function identifyCall({ ts, textOf }: Subject, expression: ts.Expression): Identity | undefined {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const callee = calleeName({ ts, textOf }, call.expression);
  if (callee === undefined) return undefined;
  const [title] = call.arguments;
  if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
    return named(callee, ts.isStringLiteralLike(title) ? JSON.stringify(title.text) : textOf(title));
  return title && ts.isFunctionLike(title) ? named('call', callee, callee) : undefined;
}
