import { createLineIndex, spanOf, type LineIndex, type RelPath, type Span } from '../text/index.js';

/** The span of the offsets `start` to `end` (exclusive; absent: a point) of one text. */
export type SpanAt = (start: number, end?: number) => Span;

/** A {@link SpanAt} that looks for the lines of the text when first asked. */
export function createSpanAt(file: RelPath, text: string): SpanAt {
  let index: LineIndex | undefined;
  return (start, end = start) => {
    index ??= createLineIndex(text);
    return spanOf(file, index, [start, end]);
  };
}
