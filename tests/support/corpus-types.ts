import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { corpusFolder, nameFor } from './corpus.js';

/*
 * The corpus as the compiler sees it. A module that a file imports need not lie there: `modules/orders/router.ts` is read
 * from `modules/module_name/router.ts` with the name put in, so that files can import what they like.
 */

/** A text to be checked as if it stood at a path below `tests/corpus`. */
export interface CheckedText {
  readonly path: string;
  readonly text: string;
}

/** What the compiler has against texts of the corpus, all of them in one program; empty when they are all right. */
export function checkCorpusTypes(texts: readonly CheckedText[]): readonly string[] {
  const virtual = new Map(texts.map(({ path, text }) => [join(corpusFolder, path), text]));
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (file) => virtual.get(file) ?? textOfModule(file) ?? read(file);
  const exists = host.fileExists.bind(host);
  host.fileExists = (file) => virtual.has(file) || textOfModule(file) !== undefined || exists(file);
  host.directoryExists = (folder) =>
    (folder.startsWith(corpusFolder) && !folder.includes('node_modules')) || ts.sys.directoryExists(folder);
  const program = ts.createProgram({ rootNames: [...virtual.keys()], options, host });
  return [...virtual.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((one) => ts.formatDiagnostic(one, { ...ts.sys, ...host }).trim());
  });
}

function compilerOptions(): ts.CompilerOptions {
  const file = join(corpusFolder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { readonly config: unknown };
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, corpusFolder).options;
}

interface Template {
  readonly matches: RegExp;
  readonly text: string;
}

let templates: readonly Template[] | undefined;

function readTemplates(): readonly Template[] {
  const files = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.includes('module_name') && /\.m?tsx?$/.test(file))
    .map((file) => ({
      matches: new RegExp(
        `^${join(corpusFolder, file).replaceAll('.', '\\.').replace('module_name', '([a-z][a-z0-9_]*)').replaceAll('module_name', '\\1')}$`,
      ),
      text: readFileSync(join(corpusFolder, file), 'utf8'),
    }));
}

function textOfModule(file: string): string | undefined {
  if (!file.startsWith(corpusFolder)) return undefined;
  templates ??= readTemplates();
  for (const { matches, text } of templates) {
    const name = matches.exec(file)?.[1];
    if (name !== undefined) return nameFor(name, text);
  }
  return undefined;
}
