import type { DocumentPath, YamlDocument } from '../../documents/index.js';

/** Where a value of the canonical spec was written: everything below `canonical` stands below `written`. */
export interface Origin {
  readonly canonical: DocumentPath;
  readonly written: DocumentPath;
}

/** A document that is asked by canonical paths; its `value` stays as written. */
export interface CanonicalDocument extends YamlDocument {
  /** The path in the file for a canonical path. */
  readonly writtenPath: (path: DocumentPath) => DocumentPath;
}

/** The document of a spec that was normalised in steps, each with its origins, the first step first. */
export function createCanonicalDocument(
  document: YamlDocument,
  steps: readonly (readonly Origin[])[],
): CanonicalDocument {
  const backwards = steps.toReversed();
  const writtenPath = (path: DocumentPath): DocumentPath => backwards.reduce(pathBefore, path);
  return { ...document, writtenPath, locate: (path, what) => document.locate(writtenPath(path), what) };
}

// The longest prefix knows best: a category may stand elsewhere than the list of categories.
function pathBefore(path: DocumentPath, origins: readonly Origin[]): DocumentPath {
  let best: Origin | undefined;
  for (const origin of origins)
    if (origin.canonical.length > (best?.canonical.length ?? -1) && startsWith(path, origin.canonical)) best = origin;
  return best ? [...best.written, ...path.slice(best.canonical.length)] : path;
}

function startsWith(path: DocumentPath, prefix: DocumentPath): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}
