import type { RelPath } from '../text/index.js';
import type { Evidence } from './evidence.js';

/** Evidence that notes the files whose text it was asked about; of how the tree is built it notes nothing. */
export interface NotedEvidence {
  readonly evidence: Evidence;
  /** Each once, in the order of the first question. */
  readonly texts: () => readonly RelPath[];
}

/** The same evidence, noting what one judge looks at. */
export function noteTexts(evidence: Evidence): NotedEvidence {
  const texts = new Set<RelPath>();
  const noting =
    <T>(ask: (path: RelPath) => T) =>
    (path: RelPath): T => {
      texts.add(path);
      return ask(path);
    };
  return {
    evidence: {
      ...evidence,
      textOf: noting(evidence.textOf),
      sectionsOf: noting(evidence.sectionsOf),
      sourceOf: noting(evidence.sourceOf),
      provenBy: noting(evidence.provenBy),
    },
    texts: () => [...texts],
  };
}
