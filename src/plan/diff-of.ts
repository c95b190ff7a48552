import { createTwoFilesPatch } from 'diff';

import type { Operation } from './plan.js';

/** The unified diff (3 lines of context) of what an operation does to the text that stands there now (`''` for nothing). */
export function diffOf(operation: Operation, before: string): string {
  const from = operation.kind === 'create' ? '/dev/null' : `a/${operation.path}`;
  const to = operation.kind === 'delete' ? '/dev/null' : `b/${operation.path}`;
  const after = operation.kind === 'delete' ? '' : operation.content;
  return diffOfTexts([from, before], [to, after]);
}

/** The unified diff (3 lines of context) between two texts, each with the name that stands above it. */
export function diffOfTexts(
  [from, before]: readonly [name: string, text: string],
  [to, after]: readonly [name: string, text: string],
): string {
  return createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, '');
}
