import { canonicalJson, hashOf, type Hash } from '../../text/index.js';

// Bookkeeping and free notes carry times; a hash over them would change without the contract changing.
const notHashed = new Set(['meta', 'notes_for_generators', 'notes_for_perplexity', 'notes_for_codegen']);

/** SHA-256 of the canonical (RFC 8785) spec without `meta` and notes: equal for equal contracts, whatever their layout. */
export function specHash(spec: Readonly<Record<string, unknown>>): Hash {
  return hashOf(canonicalJson(Object.fromEntries(Object.entries(spec).filter(([key]) => !notHashed.has(key)))));
}
