import type { Span } from '../text/index.js';

/** A place as it is told in a sentence: `file:line:column`, in backticks. */
export function placeOf({ file, start }: Span): string {
  return `\`${file}:${start.line}:${start.column}\``;
}
