import type { SyntaxNode } from '@lezer/common';

import { childrenOf, statementsOf } from './python-file.js';

/** A function or class with the decorators on it. */
export interface Definition {
  /** The definition itself. */
  readonly node: SyntaxNode;
  readonly decorators: readonly SyntaxNode[];
  /** Where the first decorator, or else the definition, starts. */
  readonly from: number;
  /** True below an `if`, `else` or `except`: whether it is there shows when the program runs. */
  readonly isConditional: boolean;
}

/** A statement of a block, or of the branches below it that do not open a scope of their own. */
export type BlockItem =
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'statement'; readonly node: SyntaxNode };

/** What stands in a block: branches of `if`, `try` and `with` belong to it, functions and classes are kept whole. */
export function itemsOf(statements: readonly SyntaxNode[], isConditional = false): readonly BlockItem[] {
  return statements.flatMap((node): readonly BlockItem[] => {
    if (node.name === 'FunctionDefinition' || node.name === 'ClassDefinition')
      return [{ kind: 'definition', definition: { node, decorators: [], from: node.from, isConditional } }];
    if (node.name === 'DecoratedStatement') {
      const inner = node.getChild('FunctionDefinition') ?? node.getChild('ClassDefinition');
      const decorators = node.getChildren('Decorator');
      return inner
        ? [{ kind: 'definition', definition: { node: inner, decorators, from: node.from, isConditional } }]
        : [];
    }
    const bodies = node.getChildren('Body');
    if (bodies.length === 0)
      return node.name === 'StatementGroup' ? itemsOf(childrenOf(node), isConditional) : [{ kind: 'statement', node }];
    const isSure = node.name === 'WithStatement' || node.name === 'TryStatement';
    return bodies.flatMap((body, index) => itemsOf(statementsOf(body), isConditional || !isSure || index > 0));
  });
}
