import type { Argument, ArrayExpressionElement, Expression, ObjectExpression, Program, Statement } from 'oxc-parser';

import type { ImportEdit, ListEdit, ModuleEdit, ModuleSource } from './module-edit.js';

/**
 * Whether a module provably holds all edits already, in the plainest form: the import under the wanted name, the entry
 * once and letter for letter. `false` only says that it is not proven, and the compiler has to look. The parser used here
 * starts thirty times faster than the compiler, which a command that finds nothing to do must not load.
 */
export async function holdsEdits(source: ModuleSource, edits: readonly ModuleEdit[]): Promise<boolean> {
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) return false;
  return edits.every((edit) =>
    edit.kind === 'import' ? holdsImport(program, edit) : holdsEntry(program, source, edit),
  );
}

function holdsImport(program: Program, edit: ImportEdit): boolean {
  return program.body.some(
    (statement) =>
      statement.type === 'ImportDeclaration' &&
      statement.importKind !== 'type' &&
      statement.source.value === edit.from &&
      statement.specifiers.some(
        (specifier) =>
          specifier.type === 'ImportSpecifier' &&
          specifier.importKind !== 'type' &&
          specifier.imported.type === 'Identifier' &&
          specifier.imported.name === edit.name &&
          specifier.local.name === (edit.alias ?? edit.name),
      ),
  );
}

function holdsEntry(program: Program, { text }: ModuleSource, { list, key, entry }: ListEdit): boolean {
  const lists = program.body.flatMap((statement) => exportedLists(statement, list));
  const [elements] = lists;
  if (!elements || lists.length > 1) return false;
  const same = 'identifier' in key ? named(key.identifier) : withProperties(text, Object.entries(key.properties));
  const matches = elements.filter(same);
  if ('identifier' in entry || matches.length !== 1) return matches.length === 1;
  const [match] = matches;
  return (
    match?.type === 'ObjectExpression' &&
    entry.properties.every(({ name, code }) => valueOf(text, match, name) === code)
  );
}

function exportedLists(statement: Statement, list: string): readonly (readonly ArrayExpressionElement[])[] {
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

type Element = ArrayExpressionElement | Argument;

function named(identifier: string): (element: Element) => boolean {
  return (element) => element?.type === 'Identifier' && element.name === identifier;
}

// A key is a plain string in the entry, in either kind of quotes.
function withProperties(text: string, wanted: readonly (readonly [string, string])[]): (element: Element) => boolean {
  return (element) =>
    element?.type === 'ObjectExpression' &&
    wanted.every(([name, value]) =>
      ["'", '"'].some((quote) => valueOf(text, element, name) === `${quote}${value}${quote}`),
    );
}

function valueOf(text: string, object: ObjectExpression, name: string): string | undefined {
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
