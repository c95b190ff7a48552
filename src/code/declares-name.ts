import type { ts } from 'ts-morph';
import type { TypeScript } from './load-typescript.js';

/**
 * Whether a function, block, loop or `catch` gives a name of its own to what it encloses, so that the name means nothing outside
 * of it there. A `var` of an inner block is not followed to its function: such a name counts as not given.
 */
export function declaresName(ts: TypeScript, scope: ts.Node, name: string): boolean {
  return declarationsOf(ts, scope).some((declared) => declared !== undefined && bindsName(ts, declared, name));
}

function declarationsOf(ts: TypeScript, scope: ts.Node): readonly (ts.BindingName | undefined)[] {
  if (ts.isFunctionLike(scope)) return scope.parameters.map((parameter) => parameter.name);
  if (ts.isBlock(scope) || ts.isCaseOrDefaultClause(scope))
    return scope.statements.flatMap((statement) => declaredBy(ts, statement));
  if (ts.isCatchClause(scope)) return [scope.variableDeclaration?.name];
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope))
    return scope.initializer && ts.isVariableDeclarationList(scope.initializer) ? namesOf(scope.initializer) : [];
  return [];
}

function declaredBy(ts: TypeScript, statement: ts.Statement): readonly (ts.BindingName | undefined)[] {
  if (ts.isVariableStatement(statement)) return namesOf(statement.declarationList);
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? [statement.name] : [];
}

function namesOf({ declarations }: ts.VariableDeclarationList): readonly ts.BindingName[] {
  return declarations.map((declaration) => declaration.name);
}

function bindsName(ts: TypeScript, binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name;
  return binding.elements.some((element) => ts.isBindingElement(element) && bindsName(ts, element.name, name));
}
