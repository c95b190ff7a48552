import type { SyntaxNode } from '@lezer/common';

import { oneLine } from '../source/one-line.js';
import { childrenOf, statementsOf, stringOf, textAt, type PythonFile } from './python-file.js';
import type { Definition } from './python-blocks.js';

/** The name of a function or class. */
export function nameOf(file: PythonFile, { node }: Definition): string {
  const name = node.getChild('VariableName');
  return name ? textAt(file, name) : '';
}

/** The name behind each decorator: `pytest.mark.skip` as its parts. */
export function decoratorsOf(file: PythonFile, { decorators }: Definition): readonly (readonly string[])[] {
  return decorators.map((decorator) => decorator.getChildren('VariableName').map((part) => textAt(file, part)));
}

/** The text of the docstring of a function or class; `undefined` when it has none. */
export function docstringOf(file: PythonFile, { node }: Definition): string | undefined {
  const [first] = statementsOf(node.getChild('Body'));
  return first?.name === 'ExpressionStatement' ? stringOf(file, first.firstChild) : undefined;
}

/** From the definition to the end of its last statement: a body goes on to where the next line begins. */
export function extentOf({ text }: PythonFile, { node }: Definition): { readonly from: number; readonly to: number } {
  let { to } = node;
  while (to > node.from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { from: node.from, to };
}

/** `(query, limit: int = 3) -> list[Hit]`; of a method without its first parameter. */
export function signatureOf(file: PythonFile, { node }: Definition, isMethod: boolean): string {
  const params = node.getChild('ParamList');
  const result = node.getChild('TypeDef');
  const given = params ? parametersOf(file, params) : [];
  const own = isMethod && /^(self|cls|mcs|mcls)$/.test(given[0] ?? '') ? given.slice(1) : given;
  const types = node.getChild('TypeParamList');
  const arrow = result ? ` ${codeOf(file, result).replace(/^->\s*/, '-> ')}` : '';
  return `${types ? codeOf(file, types) : ''}(${own.join(', ')})${arrow}`;
}

// What stands between the commas: a `/` of its own is no node.
function parametersOf(file: PythonFile, params: SyntaxNode): readonly string[] {
  const ends = childrenOf(params).filter(({ name }) => name === ',' || name === ')');
  let from = params.from + 1;
  return ends.flatMap((end) => {
    const code = codeOf(file, { from, to: end.from });
    from = end.to;
    return code === '' ? [] : [code];
  });
}

function codeOf(file: PythonFile, piece: { readonly from: number; readonly to: number }): string {
  let code = '';
  let at = piece.from;
  file.tree.iterate({
    from: piece.from,
    to: piece.to,
    enter: ({ name, from, to }) => {
      if (name !== 'Comment' || from < piece.from || to > piece.to) return;
      code += file.text.slice(at, from);
      at = to;
    },
  });
  return oneLine((code + file.text.slice(at, piece.to)).trim().replace(/\\(?=[\r\n])/g, ''));
}
