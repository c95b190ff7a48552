import MagicString from 'magic-string';

/** Replaces the UTF-16 range `start` (inclusive) to `end` (exclusive) by `text`; an insertion has `start === end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two edits that touch the same characters: never merged silently, always told. */
export interface EditOverlap {
  readonly overlap: readonly [TextEdit, TextEdit];
}

/**
 * Applies edits to a text. Insertions at one offset keep their given order. Every character outside the edits is
 * kept as it is. Gives an {@link EditOverlap} instead of a text when two edits touch the same characters.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | EditOverlap {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  for (let next = 1; next < sorted.length; next += 1) {
    const [before, after] = [sorted[next - 1]?.edit, sorted[next]?.edit];
    if (before && after && after.start < before.end) return { overlap: [before, after] };
  }
  const result = new MagicString(text);
  for (const { edit } of sorted) {
    if (edit.start === edit.end) result.appendLeft(edit.start, edit.text);
    else result.update(edit.start, edit.end, edit.text);
  }
  return result.toString();
}
