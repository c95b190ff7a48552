import type {
  BindingPattern,
  Class,
  Expression,
  Function as FunctionNode,
  ImportDeclarationSpecifier,
  ModuleExportName,
  parseSync,
  Program,
  Statement,
} from 'oxc-parser';

import { createLineIndex, spanOf, type RelPath, type Span } from '../../text/index.js';
import { nestsTooDeep } from '../source/nests-too-deep.js';

/** Where an imported name comes from; the name `*` is the whole module. */
export interface ImportedFrom {
  readonly specifier: string;
  readonly name: string;
  /** Only its type is imported. */
  readonly isType: boolean;
}

/** What a name of a module's top level stands for. */
export type Declared =
  | { readonly kind: 'variable'; readonly pattern: BindingPattern; readonly init: Expression | null }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: Class };

/** What a module exports under a name. */
export type Exported =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'from'; readonly from: ImportedFrom }
  | { readonly kind: 'value'; readonly node: Expression | FunctionNode | Class };

/** A source file with its syntax tree and the names of its top level. */
export interface ParsedSource {
  readonly file: RelPath;
  readonly program: Program;
  readonly imports: ReadonlyMap<string, ImportedFrom>;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly exported: ReadonlyMap<string, Exported>;
  /** The modules of each `export * from`. */
  readonly stars: readonly string[];
  /** Where a node stands. */
  readonly spanAt: (range: { readonly start: number; readonly end: number }) => Span;
}

/** A source file that has a syntax error: where the first one is. */
export interface BrokenSource {
  readonly file: RelPath;
  readonly problem: Span;
}

type Parse = typeof parseSync;

/** Parses a TypeScript or JavaScript file. Throws a `RangeError` for a text that may nest deeper than can be followed. */
export function parseSource(parse: Parse, file: RelPath, text: string): ParsedSource | BrokenSource {
  const index = createLineIndex(text);
  const spanAt: ParsedSource['spanAt'] = ({ start, end }) => spanOf(file, index, [start, end]);
  // Whoever follows such a tree comes to the end of the call stack, and the parser comes to it without saying so.
  if (nestsTooDeep(text)) throw new RangeError(`${file} nests too deep to be parsed`);
  const { program, errors } = parse(file, text);
  const [error] = errors;
  if (error) {
    const start = error.labels[0]?.start ?? 0;
    return { file, problem: spanAt({ start, end: start }) };
  }
  const names: Names = { imports: new Map(), declared: new Map(), exported: new Map(), stars: [] };
  for (const statement of program.body) readNames(names, statement);
  return { file, program, ...names, spanAt };
}

interface Names {
  readonly imports: Map<string, ImportedFrom>;
  readonly declared: Map<string, Declared>;
  readonly exported: Map<string, Exported>;
  readonly stars: string[];
}

function readNames(names: Names, statement: Statement): void {
  if (statement.type === 'ImportDeclaration') {
    for (const specifier of statement.specifiers) {
      const isType = statement.importKind === 'type' || isTypeSpecifier(specifier);
      const from = { specifier: statement.source.value, name: importedName(specifier), isType };
      names.imports.set(specifier.local.name, from);
    }
  } else if (statement.type === 'ExportNamedDeclaration') readExports(names, statement);
  else if (statement.type === 'ExportAllDeclaration') readStar(names, statement);
  else if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement;
    if (declaration.type !== 'TSInterfaceDeclaration')
      names.exported.set('default', { kind: 'value', node: declaration });
    if ('id' in declaration && declaration.id && declaration.type !== 'TSInterfaceDeclaration')
      declare(names, declaration);
  } else declare(names, statement);
}

function readExports(names: Names, statement: Extract<Statement, { type: 'ExportNamedDeclaration' }>): void {
  if (statement.declaration)
    for (const name of declare(names, statement.declaration)) names.exported.set(name, { kind: 'local', name });
  for (const { local, exported, exportKind } of statement.specifiers) {
    const name = nameOf(local);
    const isType = statement.exportKind === 'type' || exportKind === 'type';
    const specifier = statement.source?.value;
    const from: Exported =
      specifier === undefined ? { kind: 'local', name } : { kind: 'from', from: { specifier, name, isType } };
    names.exported.set(nameOf(exported), from);
  }
}

function readStar(names: Names, statement: Extract<Statement, { type: 'ExportAllDeclaration' }>): void {
  if (statement.exportKind === 'type') return;
  const specifier = statement.source.value;
  if (!statement.exported) names.stars.push(specifier);
  else names.exported.set(nameOf(statement.exported), { kind: 'from', from: { specifier, name: '*', isType: false } });
}

/** Notes what a statement declares; gives the names. */
function declare(names: Names, statement: Statement): readonly string[] {
  const note = (name: string, declared: Declared): readonly string[] => {
    // Of overloaded functions the one with a body counts.
    if (declared.kind === 'function' && !declared.node.body && names.declared.has(name)) return [name];
    names.declared.set(name, declared);
    return [name];
  };
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap(({ id, init }) =>
      boundNames(id).flatMap((name) => note(name, { kind: 'variable', pattern: id, init })),
    );
  if (statement.type === 'FunctionDeclaration' || statement.type === 'TSDeclareFunction')
    return statement.id ? note(statement.id.name, { kind: 'function', node: statement }) : [];
  if (statement.type === 'ClassDeclaration' && statement.id)
    return note(statement.id.name, { kind: 'class', node: statement });
  return [];
}

/** The names that a pattern binds, in order. */
export function boundNames(pattern: BindingPattern): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left);
  if (pattern.type === 'ArrayPattern')
    return pattern.elements.flatMap((element) =>
      element ? boundNames(element.type === 'RestElement' ? element.argument : element) : [],
    );
  return pattern.properties.flatMap((property) =>
    boundNames(property.type === 'RestElement' ? property.argument : property.value),
  );
}

function isTypeSpecifier(specifier: ImportDeclarationSpecifier): boolean {
  return specifier.type === 'ImportSpecifier' && specifier.importKind === 'type';
}

function importedName(specifier: ImportDeclarationSpecifier): string {
  if (specifier.type === 'ImportSpecifier') return nameOf(specifier.imported);
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
}

function nameOf(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}
