import type { Diagnostic } from '../diagnostics/index.js';
import { renameContract, renameReferences, tellOccurring, type RenameScope } from '../plan/index.js';
import type { IdRename, RelPath } from '../text/index.js';
import type { ChangedFiles } from './changed-tree.js';
import type { Moved } from './gather-moved.js';

/** An id's renaming and the way back. */
export interface BothWays {
  readonly rename: IdRename;
  readonly back: IdRename;
}

/** Contracts as they read after a rename, with those that go from their old place. */
export interface RenamedContracts {
  readonly changes: ChangedFiles;
  readonly diagnostics: readonly Diagnostic[];
}

const scopes: readonly RenameScope[] = ['words', 'names'];

/**
 * Every contract of the repository under the new id of a module: its own whole, the others where they name it. A text
 * that would not lead back to its very bytes is a finding.
 */
export function renameContracts(
  texts: ReadonlyMap<RelPath, string>,
  moved: Moved,
  { rename, back }: BothWays,
): RenamedContracts {
  const returning = new Map([...moved.paths].map(([from, to]) => [to, from]));
  const changes = new Map<RelPath, string | undefined>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, text] of texts) {
    const to = moved.files.get(file) ?? file;
    const isOwn = moved.files.has(file);
    const ways = isOwn ? ownWays(file, text, { rename, back }) : [];
    if (!isOwn) {
      const renamed = renameReferences({ file, text }, rename, moved.paths);
      ways.push({ renamed, returned: renameReferences({ file, text: renamed }, back, returning) });
    }
    const way = ways.find(({ returned }) => returned === text);
    if (!way) diagnostics.push(tellOccurring(file, { text, returned: ways[0]?.returned }, rename));
    const renamed = way?.renamed ?? text;
    if (to !== file) changes.set(file, undefined);
    if (to !== file || renamed !== text) changes.set(to, renamed);
  }
  return { changes, diagnostics };
}

interface Way {
  readonly renamed: string;
  readonly returned: string;
}

// Where a sentence writes the id in a form that the new one does not have, the sentence stays: nobody could tell on the way
// back which form it had.
function ownWays(file: RelPath, text: string, { rename, back }: BothWays): Way[] {
  return scopes.map((scope) => {
    const renamed = renameContract({ file, text }, rename, scope);
    return { renamed, returned: renameContract({ file, text: renamed }, back, scope) };
  });
}
