import type { Diagnostic } from '../../diagnostics/index.js';
import { createLineIndex, findId, spanOf, type RelPath } from '../../text/index.js';
import { planDiagnostics } from '../diagnostics.js';

/** The finding that nobody could tell on the way back what was renamed in a text, at the first place that says why. */
export function tellOccurring(
  path: RelPath,
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
): Diagnostic {
  const [place = { start: 0, end: 0 }] = [...findId(text, to), ...findId(text, from)];
  const span = spanOf(path, createLineIndex(text), [place.start, place.end]);
  return planDiagnostics.create('name-occurs-already', { path, from, to }, { span });
}
