import { byCodePoint, type RelPath } from '../../text/index.js';
import type { Decoding } from '../contracts/decoding.js';
import { checkOrphans } from './check-orphans.js';
import type { RegisteredEntry } from './decode-registry.js';

/**
 * Holds registry, specs, module folders and their contracts against each other, in every direction. Gives what no entry
 * leads to, sorted.
 */
export function checkRegistry(decoding: Decoding, entries: readonly RegisteredEntry[]): readonly RelPath[] {
  return [...checkOrphans(decoding, entries)].sort(byCodePoint);
}
