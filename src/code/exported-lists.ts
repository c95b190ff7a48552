import type { ArrayExpressionElement, Expression, ObjectExpression, Program, Statement } from 'oxc-parser';

/** The entries of every array literal that a module exports under a name, also `as const` or `satisfies …`. */
export function exportedLists(program: Program, list: string): readonly (readonly ArrayExpressionElement[])[] {
  return program.body.flatMap((statement) => listsOf(statement, list));
}

function listsOf(statement: Statement, list: string): readonly (readonly ArrayExpressionElement[])[] {
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') return [];
  return statement.declaration.declarations.flatMap(({ id, init }) => {
    const value = init && unwrapped(init);
    return id.type === 'Identifier' && id.name === list && value?.type === 'ArrayExpression' ? [value.elements] : [];
  });
}

function unwrapped(expression: Expression): Expression {
  if (expression.type === 'TSAsExpression' || expression.type === 'TSSatisfiesExpression')
    return unwrapped(expression.expression);
  return expression;
}

/** The text of a property's value in an object literal; `undefined` when it is not there once, plainly. */
export function valueOf(text: string, object: ObjectExpression, name: string): string | undefined {
  const found = object.properties.filter(
    (property) =>
      property.type === 'Property' &&
      !property.computed &&
      property.key.type === 'Identifier' &&
      property.key.name === name,
  );
  const [property] = found;
  if (found.length !== 1 || property?.type !== 'Property' || property.kind !== 'init') return undefined;
  return text.slice(property.value.start, property.value.end);
}
