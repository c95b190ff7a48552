import type { SyntaxNode } from '@lezer/common';

import { firstSentence } from '../source/first-sentence.js';
import type { DeclaredSymbol } from '../source/source-facts.js';
import { itemsOf, type BlockItem, type Definition } from './python-blocks.js';
import { decoratorsOf, docstringOf, extentOf, nameOf, signatureOf } from './python-definition.js';
import { childrenOf, pathOf, statementsOf, textAt, type PythonFile } from './python-file.js';
import { importsOf, type PythonImport } from './python-imports.js';

/** The names that a file declares at its top level, with the members of classes, in the order of the text. */
export function symbolsOf(file: PythonFile): readonly DeclaredSymbol[] {
  const items = itemsOf(statementsOf(file.tree.topNode));
  const listed = listedNames(file, items);
  const isPublic = (name: string): boolean => !name.startsWith('_') || listed.has(name);
  const found = items.flatMap((item): readonly DeclaredSymbol[] =>
    item.kind === 'definition'
      ? definedBy(file, item.definition, { isPublic })
      : [...assignedBy(file, item.node, isPublic), ...reexportedBy(file, item.node, listed)],
  );
  return unrepeated(found);
}

/** The modules of which a file takes over every name. */
export function reexportsAllOf(file: PythonFile): readonly string[] {
  const all = itemsOf(statementsOf(file.tree.topNode)).flatMap((item) =>
    item.kind === 'statement' ? importsOf(file, item.node).filter(({ name }) => name === '*') : [],
  );
  return [...new Set(all.map(({ specifier }) => specifier))];
}

interface Place {
  readonly isPublic: (name: string) => boolean;
  /** Name of the class around it. */
  readonly owner?: string;
}

function definedBy(file: PythonFile, definition: Definition, { isPublic, owner }: Place): readonly DeclaredSymbol[] {
  const own = nameOf(file, definition);
  if (own === '') return [];
  const name = owner === undefined ? own : `${owner}.${own}`;
  const isOpen = isPublic(own);
  const docstring = docstringOf(file, definition);
  const summary = docstring === undefined ? undefined : firstSentence(docstring);
  const base = {
    name,
    isPublic: isOpen,
    ...(summary !== undefined && { summary }),
    span: file.spanAt(extentOf(file, definition)),
  };
  if (definition.node.name === 'FunctionDefinition') {
    const isProperty = decoratorsOf(file, definition).some((path) => /^(?:cached_)?property$/.test(path.at(-1) ?? ''));
    const signature = isProperty ? {} : { signature: signatureOf(file, definition, owner !== undefined) };
    return [{ ...base, kind: owner === undefined ? 'function' : 'method', ...signature }];
  }
  const inner: Place = { owner: name, isPublic: (member) => isOpen && !member.startsWith('_') };
  const members = itemsOf(statementsOf(definition.node.getChild('Body'))).flatMap((item) =>
    item.kind === 'definition' ? definedBy(file, item.definition, inner) : [],
  );
  return [{ ...base, kind: 'class' }, ...members];
}

// `LIMIT = 3`, `first = second = 1`, `Hits: TypeAlias = list[Hit]`, `type Hits = list[Hit]`.
function assignedBy(
  file: PythonFile,
  node: SyntaxNode,
  isPublic: (name: string) => boolean,
): readonly DeclaredSymbol[] {
  const span = file.spanAt(node);
  if (node.name === 'TypeDefinition') {
    const name = node.getChild('VariableName');
    return name ? [{ name: textAt(file, name), kind: 'type', isPublic: isPublic(textAt(file, name)), span }] : [];
  }
  if (node.name !== 'AssignStatement') return [];
  const type = node.getChild('TypeDef');
  const kind = type && /\bTypeAlias$/.test(textAt(file, type)) ? 'type' : 'constant';
  return targetsOf(node)
    .map((target) => textAt(file, target))
    .filter((name) => !/^__\w+__$/.test(name))
    .map((name) => ({ name, kind, isPublic: isPublic(name), span }));
}

function targetsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children = childrenOf(node);
  return children.flatMap((child, index) => {
    const next = children[index + 1]?.name;
    const isTarget = next === 'AssignOp' || next === 'TypeDef' || next === ',' || children[index - 1]?.name === ',';
    const isBeforeOp = children.slice(index).some(({ name }) => name === 'AssignOp') || next === 'TypeDef';
    if (!isTarget || !isBeforeOp) return [];
    if (child.name === 'VariableName') return [child];
    return child.name === 'TupleExpression' ? child.getChildren('VariableName') : [];
  });
}

// `__all__ = ['a']`, `__all__ += ['a']`, `__all__.extend(['a'])`.
function listedNames(file: PythonFile, items: readonly BlockItem[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'statement' || !namesAll(file, item.node)) continue;
    item.node.cursor().iterate(({ name, from, to }) => {
      if (name === 'String') names.add(file.text.slice(from, to).replace(/^[A-Za-z]*['"]+|['"]+$/g, ''));
    });
  }
  return names;
}

function namesAll(file: PythonFile, node: SyntaxNode): boolean {
  const call = node.name === 'ExpressionStatement' ? node.getChild('CallExpression') : null;
  if (!call && node.name !== 'AssignStatement' && node.name !== 'UpdateStatement') return false;
  return pathOf(file, call ? call.firstChild : node.firstChild)[0] === '__all__';
}

// A package says in its `__init__.py` what of its own files it offers; elsewhere it takes `__all__` or `a as a`.
function reexportedBy(file: PythonFile, node: SyntaxNode, listed: ReadonlySet<string>): readonly DeclaredSymbol[] {
  const folders = file.path.split('/').slice(0, -1);
  const isOffered = ({ specifier, name, local, alias }: PythonImport): boolean => {
    if (listed.has(local) || alias === name) return true;
    const isOwn = specifier.startsWith('.') || folders.includes(specifier.split('.')[0] ?? '');
    return /(^|\/)__init__\.pyi?$/.test(file.path) && isOwn && !local.startsWith('_');
  };
  return importsOf(file, node)
    .filter((one) => one.name !== '*' && one.isFrom && isOffered(one))
    .map(({ specifier, name, local, span }) => ({
      name: local,
      kind: 'reexport',
      isPublic: true,
      from: { specifier, name },
      span,
    }));
}

// Of overloads, of a property and its setter, and of the branches of an `if`, the first counts.
function unrepeated(found: readonly DeclaredSymbol[]): readonly DeclaredSymbol[] {
  const seen = new Set<string>();
  return found.filter(({ name }) => !seen.has(name) && seen.add(name));
}
