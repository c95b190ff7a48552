import type { Statement } from 'oxc-parser';

import type { Exported } from '../facts/parsed-source.js';
import { declaredBy, type Declaration } from './typescript-declarations.js';
import type { DeclaredSymbol } from './source-facts.js';
import { summaryAt, type TextRange, type TypeScriptFile } from './typescript-file.js';

/** The names that a file declares at its top level, with the members of classes and interfaces, in the order of the text. */
export function symbolsOf(file: TypeScriptFile): readonly DeclaredSymbol[] {
  const declared = file.program.body.flatMap((statement) => declarationsIn(file, statement));
  const names = exportedNames(file);
  const own = unrepeated(declared).flatMap((declaration) => {
    const exported = declaration.isDefault ? ['default'] : (names.get(declaration.name) ?? []);
    const known = exported.map((name) => (name === 'default' ? declaration.name : name));
    const all = known.length > 0 ? [...new Set(known)] : [declaration.name];
    return all.flatMap((name) => symbolsFor(file, declaration, { name, isPublic: known.length > 0 }));
  });
  return [...own, ...reexports(file)].toSorted((one, other) => one.span.start.offset - other.span.start.offset);
}

interface Naming {
  readonly name: string;
  readonly isPublic: boolean;
}

function symbolsFor(file: TypeScriptFile, declaration: Declaration, naming: Naming): readonly DeclaredSymbol[] {
  const summary = summaryAt(file, declaration.docAt);
  const { signature } = declaration;
  return [
    {
      name: naming.name,
      kind: declaration.kind,
      ...(signature !== undefined && { signature }),
      isPublic: naming.isPublic,
      ...(summary !== undefined && { summary }),
      span: file.spanAt(declaration),
    },
    ...declaration.members.flatMap((member) =>
      symbolsFor(file, member, {
        name: `${naming.name}.${member.name}`,
        isPublic: naming.isPublic && member.isPrivate !== true,
      }),
    ),
  ];
}

// Of overloaded functions, and of a name that is a type and a value, the first declaration counts.
function unrepeated(declared: readonly Declaration[]): readonly Declaration[] {
  const seen = new Set<string>();
  return declared.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function declarationsIn(file: TypeScriptFile, statement: Statement): readonly Declaration[] {
  const docAt = statement.start;
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? declaredBy(file, statement.declaration, docAt) : [];
    case 'ExportDefaultDeclaration': {
      const { declaration } = statement;
      if (declaration.type === 'Identifier') return [];
      const [found] = declaredBy(file, declaration, docAt);
      if (found) return [{ ...found, isDefault: true }];
      return [
        { name: 'default', kind: 'constant', docAt, start: docAt, end: statement.end, members: [], isDefault: true },
      ];
    }
    default:
      return declaredBy(file, statement, docAt);
  }
}

/** Of each local name, the names that it is exported under. */
function exportedNames(file: TypeScriptFile): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const note = (local: string, name: string): void => {
    const known = names.get(local);
    if (known) known.push(name);
    else names.set(local, [name]);
  };
  for (const [name, exported] of localExports(file)) note(exported, name);
  return names;
}

function localExports({ program, exported }: TypeScriptFile): readonly (readonly [name: string, local: string])[] {
  const locals = [...exported].flatMap(([name, one]) => (one.kind === 'local' ? [[name, one.name] as const] : []));
  const others = program.body.flatMap((statement): readonly (readonly [string, string])[] => {
    // Types are no values, and so none of what a module is said to export.
    if (statement.type === 'ExportNamedDeclaration' && statement.declaration && 'id' in statement.declaration) {
      const { id } = statement.declaration;
      return id?.type === 'Identifier' ? [[id.name, id.name]] : [];
    }
    if (statement.type === 'ExportDefaultDeclaration')
      return statement.declaration.type === 'Identifier' ? [['default', statement.declaration.name]] : [];
    if (statement.type === 'TSExportAssignment')
      return statement.expression.type === 'Identifier' ? [['default', statement.expression.name]] : [];
    return statement.type === 'ExpressionStatement' ? assignedExports(statement.expression) : [];
  });
  return [...locals, ...others];
}

// `module.exports = { a, b: c }`, `module.exports = a`, `exports.a = a`.
function assignedExports(node: Extract<Statement, { type: 'ExpressionStatement' }>['expression']): [string, string][] {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [];
  const { left, right } = node;
  const path = pathOf(left);
  if (right.type === 'Identifier') {
    if (path === 'module.exports') return [['default', right.name]];
    const [, name] = /^(?:module\.)?exports\.([^.]+)$/.exec(path) ?? [];
    return name === undefined ? [] : [[name, right.name]];
  }
  if (path !== 'module.exports' || right.type !== 'ObjectExpression') return [];
  return right.properties.flatMap((property): [string, string][] =>
    property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier'
      ? [[property.key.name, property.value.name]]
      : [],
  );
}

function pathOf(node: { readonly type: string }): string {
  const one = node as { type: string; name?: string; object?: { type: string }; property?: { type: string } };
  if (one.type === 'Identifier') return one.name ?? '';
  return one.object && one.property ? `${pathOf(one.object)}.${pathOf(one.property)}` : '';
}

function reexports(file: TypeScriptFile): readonly DeclaredSymbol[] {
  const places = placesOfExports(file);
  return [...file.exported].flatMap(([name, exported]) => {
    const from = originOf(file, exported);
    if (!from) return [];
    return [
      {
        name,
        kind: 'reexport' as const,
        isPublic: true,
        from,
        span: file.spanAt(places.get(name) ?? { start: 0, end: 0 }),
      },
    ];
  });
}

// `import { a } from './a'; export { a }` takes over as `export { a } from './a'` does.
function originOf({ imports }: TypeScriptFile, exported: Exported): DeclaredSymbol['from'] {
  const from =
    exported.kind === 'from' ? exported.from : exported.kind === 'local' ? imports.get(exported.name) : undefined;
  return from && { specifier: from.specifier, name: from.name };
}

function placesOfExports({ program }: TypeScriptFile): ReadonlyMap<string, TextRange> {
  const places = new Map<string, TextRange>();
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration' && statement.exported)
      places.set(nameOf(statement.exported), statement);
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const specifier of statement.specifiers) places.set(nameOf(specifier.exported), specifier);
  }
  return places;
}

function nameOf(name: { readonly type: string; readonly name?: string; readonly value?: string }): string {
  return (name.type === 'Literal' ? name.value : name.name) ?? '';
}
