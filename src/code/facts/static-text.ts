import type { Node } from 'oxc-parser';

import type { Scoped } from './route-program.js';
import { unwrapped } from './route-program.js';
import { resolveNode, type Programs } from './route-programs.js';

/** A text as far as its syntax tells it: `undefined` for each piece that only the running program knows. */
export type Pieces = readonly (string | undefined)[];

// Deeper than any text that people put together.
const deepest = 60;

/** The text that an expression stands for: literals, templates, sums, constants of the repository. */
export function staticText(programs: Programs, { node, scope }: Scoped, depth = 0): Pieces {
  if (depth > deepest) return [undefined];
  const inner = unwrapped(node);
  const part = (other: Node): Pieces => staticText(programs, { node: other, scope }, depth + 1);
  const inserted = (other: Node | undefined): Pieces => (other ? part(other) : []);
  switch (inner.type) {
    case 'Literal':
      return [/^(string|number)$/.test(typeof inner.value) ? String(inner.value) : undefined];
    case 'TemplateLiteral':
      return joined(
        inner.quasis.flatMap(({ value }, index) => [value.cooked ?? undefined, ...inserted(inner.expressions[index])]),
      );
    case 'BinaryExpression':
      return inner.operator === '+' ? joined([...part(inner.left), ...part(inner.right)]) : [undefined];
    case 'Identifier':
    case 'MemberExpression': {
      const value = resolveNode(programs, { node: inner, scope });
      return value && value.node !== inner ? staticText(programs, value, depth + 1) : [undefined];
    }
    default:
      return [undefined];
  }
}

/** A path behind a prefix, with one slash between them. */
export function joinPaths(prefix: Pieces, path: Pieces): Pieces {
  const [before, after] = [prefix.at(-1), path[0]];
  if (prefix.every((piece) => piece === '')) return leading(path);
  if (path.every((piece) => piece === '')) return prefix;
  if (before === undefined || after === undefined) return joined([...prefix, ...path]);
  const text = `${before.replace(/\/+$/, '')}/${after.replace(/^\/+/, '')}`;
  return leading(joined([...prefix.slice(0, -1), text, ...path.slice(1)]));
}

function leading(path: Pieces): Pieces {
  const [first, ...rest] = path;
  if (first === undefined && path.length > 0) return path;
  return [`/${(first ?? '').replace(/^\/+/, '')}`, ...rest];
}

function joined(pieces: Pieces): Pieces {
  const result: (string | undefined)[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (result.length > 0 && last === undefined && piece === undefined) continue;
    if (last !== undefined && piece !== undefined) result[result.length - 1] = last + piece;
    else if (piece !== '' || result.length === 0) result.push(piece);
  }
  return result;
}
