import { readDora, withDoraValues } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';

/**
 * A generated text with the times of the one that it follows: when it was made, and when its content last changed, unless
 * it holds more than another name (`isPending`).
 */
export function withTimesOf(
  path: RelPath,
  text: string,
  previous: { readonly path: RelPath; readonly text: string; readonly isPending?: boolean },
): string {
  const { isPending = false } = previous;
  const block = readDora(previous.path, previous.text);
  if (!block) return text;
  const { createdAt, createdBy, lastUpdatedAt, lastUpdatedBy } = block;
  return withDoraValues(path, text, { createdAt, createdBy, ...(isPending ? {} : { lastUpdatedAt, lastUpdatedBy }) });
}
