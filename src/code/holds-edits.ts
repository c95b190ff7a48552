import type { Argument, ArrayExpressionElement, Program } from 'oxc-parser';

import { exportedLists, valueOf } from './exported-lists.js';
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
  const lists = exportedLists(program, list);
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
