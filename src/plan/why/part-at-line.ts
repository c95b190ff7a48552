import { fromPointer, locateKey } from '../../documents/index.js';
import type { WiredPart } from '../../ledger/index.js';
import type { RelPath } from '../../text/index.js';

/** The part of a data file that a line (from 0) belongs to: where its key stands, or what is indented below it. */
export function partAtLine(
  { path, text }: { readonly path: RelPath; readonly text: string },
  line: number,
  parts: readonly WiredPart[],
): WiredPart | undefined {
  const lines = text.split(/\r?\n/);
  return parts.find(({ at, value }) => {
    const first = value === undefined ? undefined : locateKey({ file: path, text }, fromPointer(at));
    if (first === undefined || line < first) return false;
    const margin = marginOf(lines[first] ?? '');
    const below = lines.slice(first + 1, line + 1);
    return below.every((one) => one.trim() === '' || marginOf(one) > margin) && lines[line]?.trim() !== '';
  });
}

function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}
