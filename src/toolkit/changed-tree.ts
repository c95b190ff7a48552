import type { FileSystem } from '../host/index.js';
import type { Operation, Origin } from '../plan/index.js';
import { byCodePoint, hashOf, type RelPath } from '../text/index.js';
import { createOverlayFiles } from './overlay-files.js';
import { readPresent } from './read-present.js';
import { withoutFiles } from './without-files.js';

/** What a tree shall hold: the text of each file that is to be there, `undefined` for one that goes. */
export type ChangedFiles = ReadonlyMap<RelPath, string | undefined>;

/** The tree as it would be with these files. Reads only. */
export function createChangedTree(files: FileSystem, changes: ChangedFiles): FileSystem {
  const gone = new Set([...changes].filter(([, text]) => text === undefined).map(([path]) => path));
  const texts = [...changes].flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
  return createOverlayFiles(withoutFiles(files, gone), new Map(texts));
}

/** The operations that make a tree hold these files, sorted by path; none where it does so already. */
export async function operationsOf(
  files: FileSystem,
  changes: ChangedFiles,
  because: Origin,
): Promise<readonly Operation[]> {
  const present = await readPresent(files, changes.keys());
  const operations = [...changes].flatMap(([path, content]): readonly Operation[] => {
    const there = present.at(path);
    const before = there.kind === 'file' ? there.hash : undefined;
    if (content === undefined)
      return before === undefined ? [] : [{ kind: 'delete', path, before, ownership: 'generated', because }];
    const after = hashOf(content);
    if (before === after) return [];
    const change = { path, after, content, ownership: 'generated', because } as const;
    return [before === undefined ? { kind: 'create', ...change } : { kind: 'update', before, ...change }];
  });
  return operations.sort((a, b) => byCodePoint(a.path, b.path));
}
