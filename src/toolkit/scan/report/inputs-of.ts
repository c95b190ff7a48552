import { byCodePoint, canonicalJson, hashOf, type Hash, type RelPath } from '../../../text/index.js';

/** What a report follows from, as one hash: the paths and texts of the contracts that were read. */
export function inputsOf(texts: ReadonlyMap<RelPath, string>): Hash {
  const contracts = [...texts].map(([file, text]) => [file, hashOf(text)] as const);
  return hashOf(canonicalJson(contracts.sort(([a], [b]) => byCodePoint(a, b))));
}
