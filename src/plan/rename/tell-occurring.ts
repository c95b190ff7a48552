import type { Diagnostic } from '../../diagnostics/index.js';
import { createLineIndex, findId, spanOf, type RelPath } from '../../text/index.js';
import { planDiagnostics } from '../diagnostics.js';

/** A text, and what renaming it there and back makes of it; `undefined` where that could not be done. */
export interface WayBack {
  readonly text: string;
  readonly returned: string | undefined;
}

/** The finding that nobody could tell on the way back what was renamed in a text, at the first place that comes back otherwise. */
export function tellOccurring(
  path: RelPath,
  { text, returned }: WayBack,
  { from, to }: { readonly from: string; readonly to: string },
): Diagnostic {
  const mentions = [...findId(text, to), ...findId(text, from)];
  const at = returned === undefined ? undefined : firstDifference(text, returned);
  const place =
    at === undefined
      ? mentions[0]
      : (mentions.find(({ start, end }) => start <= at && at <= end) ?? { start: at, end: at });
  const { start, end } = place ?? { start: 0, end: 0 };
  return planDiagnostics.create(
    'name-occurs-already',
    { path, from, to },
    { span: spanOf(path, createLineIndex(text), [start, end]) },
  );
}

function firstDifference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return at;
}
