import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';

import type { ReadVariable } from '../source/source-facts.js';
import { childrenOf, pathOf, stringOf, textAt, type PythonFile } from './python-file.js';
import { importsOf } from './python-imports.js';

/** The environment variables that a file reads, each where it does so first, in the order of the text. */
export function environmentOf(file: PythonFile): readonly ReadVariable[] {
  if (!/environ|getenv/.test(file.text)) return [];
  const names = namesFor(file);
  const found = new Map<string, ReadVariable>();
  file.tree.iterate({
    enter: (ref) => {
      const name = variableRead(file, names, ref);
      if (name !== undefined && !found.has(name)) found.set(name, { name, span: file.spanAt(ref) });
    },
  });
  return [...found.values()];
}

/** What the file calls the environment and the function that asks it, as paths with dots. */
interface Names {
  readonly environment: Set<string>;
  readonly functions: Set<string>;
}

function namesFor(file: PythonFile): Names {
  const names: Names = { environment: new Set(), functions: new Set() };
  file.tree.iterate({
    enter: (ref) => {
      if (ref.name === 'ImportStatement') learnImport(file, names, ref.node);
      else if (ref.name === 'AssignStatement') learnAlias(file, names, ref.node);
    },
  });
  return names;
}

function learnImport(file: PythonFile, { environment, functions }: Names, node: SyntaxNode): void {
  for (const { specifier, name, local, isFrom } of importsOf(file, node)) {
    if (specifier !== 'os') continue;
    if (!isFrom) {
      environment.add(`${local}.environ`);
      functions.add(`${local}.getenv`);
    } else if (name === 'environ') environment.add(local);
    else if (name === 'getenv') functions.add(local);
  }
}

// `env = os.environ`
function learnAlias(file: PythonFile, { environment }: Names, node: SyntaxNode): void {
  const [target, operator, value] = childrenOf(node);
  if (target?.name !== 'VariableName' || operator?.name !== 'AssignOp' || !value) return;
  if (environment.has(pathOf(file, value).join('.'))) environment.add(textAt(file, target));
}

function variableRead(file: PythonFile, names: Names, { name, node }: SyntaxNodeRef): string | undefined {
  if (name === 'CallExpression') return variableAsked(file, names, node);
  if (name === 'MemberExpression') return variableTaken(file, names, node);
  return name === 'BinaryExpression' ? variableSought(file, names, node) : undefined;
}

const asking = new Set(['get', 'pop', 'setdefault', '__getitem__']);

// `os.getenv("X")`, `os.environ.get("X")`
function variableAsked(file: PythonFile, names: Names, node: SyntaxNode): string | undefined {
  const [callee, args] = childrenOf(node);
  const path = pathOf(file, callee ?? null);
  const isAsked = names.environment.has(path.slice(0, -1).join('.')) && asking.has(path.at(-1) ?? '');
  const isCalled = names.functions.has(path.join('.'));
  return (isAsked || isCalled) && args ? stringOf(file, childrenOf(args)[1]) : undefined;
}

// `os.environ["X"]`
function variableTaken(file: PythonFile, names: Names, node: SyntaxNode): string | undefined {
  const [holder, open, key] = childrenOf(node);
  if (open?.name !== '[' || isGiven(node)) return undefined;
  return names.environment.has(pathOf(file, holder ?? null).join('.')) ? stringOf(file, key) : undefined;
}

// `"X" in os.environ`
function variableSought(file: PythonFile, names: Names, node: SyntaxNode): string | undefined {
  const [key] = childrenOf(node);
  const isSought = node.getChildren('in').length > 0;
  return isSought && names.environment.has(pathOf(file, node.lastChild).join('.')) ? stringOf(file, key) : undefined;
}

// What is given a value or taken away is not read.
function isGiven(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'DeleteStatement') return true;
  return parent?.name === 'AssignStatement' && parent.getChildren('AssignOp').some(({ from }) => from > node.from);
}
