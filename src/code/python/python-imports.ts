import type { SyntaxNode } from '@lezer/common';

import type { Span } from '../../text/index.js';
import { childrenOf, textAt, type PythonFile } from './python-file.js';

/** One name that an import statement brings in. */
export interface PythonImport {
  /** The module as written, with the dots before it. */
  readonly specifier: string;
  /** What is taken from it; the module itself for a plain `import`, `*` for everything. */
  readonly name: string;
  /** What the file calls it. */
  readonly local: string;
  readonly alias?: string;
  readonly isFrom: boolean;
  readonly span: Span;
}

/** What a statement imports; nothing for one that is no import. */
export function importsOf(file: PythonFile, node: SyntaxNode): readonly PythonImport[] {
  if (node.name !== 'ImportStatement') return [];
  const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
  const at = children.findIndex(({ name }) => name === 'import');
  const isFrom = children[0]?.name === 'from';
  const before = children.slice(1, at);
  const specifier = before.map((part) => textAt(file, part)).join('');
  const items: SyntaxNode[][] = [[]];
  for (const child of children.slice(at + 1))
    if (child.name === ',') items.push([]);
    else if (child.name !== '(' && child.name !== ')') items.at(-1)?.push(child);
  return items.flatMap((item) => importOf(file, item, isFrom ? specifier : undefined));
}

function importOf(file: PythonFile, item: readonly SyntaxNode[], from: string | undefined): readonly PythonImport[] {
  const [first] = item;
  if (!first) return [];
  const asAt = item.findIndex(({ name }) => name === 'as');
  const named = asAt < 0 ? item : item.slice(0, asAt);
  const name = named.map((part) => textAt(file, part)).join('');
  const aliasNode = asAt < 0 ? undefined : item[asAt + 1];
  const alias = aliasNode && textAt(file, aliasNode);
  const span = file.spanAt({ from: first.from, to: item.at(-1)?.to ?? first.to });
  const local = alias ?? (from === undefined ? (name.split('.')[0] ?? name) : name);
  return [
    { specifier: from ?? name, name, local, ...(alias !== undefined && { alias }), isFrom: from !== undefined, span },
  ];
}
