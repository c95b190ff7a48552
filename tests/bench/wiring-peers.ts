import { parse as parseBabel } from '@babel/parser';
import { builders, generateCode, parseModule } from 'magicast';
import { parse, print, types } from 'recast';
import { Project, SyntaxKind } from 'ts-morph';

import type { WiredModule } from './large-registry.js';

/** Gives a text in which modules are imported and stand in the list `modules`. */
export type Wirer = (text: string, modules: readonly WiredModule[]) => Promise<string> | string;

/** The libraries that change code through its syntax tree, each used as its documentation says, in one batch. */
export const wiringPeers: readonly (readonly [string, Wirer])[] = [
  ['ts-morph mutators', withTsMorph],
  ['recast', withRecast],
  ['magicast', withMagicast],
];

function withTsMorph(text: string, modules: readonly WiredModule[]): string {
  const project = new Project({ useInMemoryFileSystem: true });
  const file = project.createSourceFile('router.ts', text);
  file.addImportDeclarations(
    modules.map(({ name, from }) => ({ moduleSpecifier: from, namedImports: [{ name: 'router', alias: name }] })),
  );
  const list = file
    .getVariableDeclarationOrThrow('modules')
    .getInitializerIfKindOrThrow(SyntaxKind.ArrayLiteralExpression);
  list.addElements(modules.map(({ name }) => name));
  return file.getFullText();
}

function withRecast(text: string, modules: readonly WiredModule[]): string {
  const { builders: b, namedTypes: n } = types;
  const ast = parse(text, {
    parser: {
      parse: (source: string) => parseBabel(source, { sourceType: 'module', plugins: ['typescript'], tokens: true }),
    },
  }) as types.namedTypes.File;
  const { body } = ast.program;
  const last = body.findLastIndex((statement) => n.ImportDeclaration.check(statement));
  const imports = modules.map(({ name, from }) =>
    b.importDeclaration([b.importSpecifier(b.identifier('router'), b.identifier(name))], b.stringLiteral(from)),
  );
  body.splice(last + 1, 0, ...imports);
  types.visit(ast, {
    visitArrayExpression({ node }) {
      node.elements.push(...modules.map(({ name }) => b.identifier(name)));
      return false;
    },
  });
  return print(ast, { quote: 'single' }).code;
}

function withMagicast(text: string, modules: readonly WiredModule[]): string {
  const file = parseModule<{ modules: unknown[] }>(text);
  for (const { name, from } of modules) file.imports.$append({ from, imported: 'router', local: name });
  for (const { name } of modules) file.exports.modules.push(builders.raw(name));
  return generateCode(file).code;
}
