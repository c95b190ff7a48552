import type { FileFacts } from '../../../render/index.js';
import { byCodePoint, hashOf, type Hash, type RelPath } from '../../../text/index.js';

/** What files say of themselves as one hash. */
export function hashOfFacts(facts: ReadonlyMap<RelPath, FileFacts>): Hash {
  return hashOf(JSON.stringify([...facts].sort(([a], [b]) => byCodePoint(a, b))));
}
