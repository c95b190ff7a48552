import type { FileSystem, FileStat, FolderEntry } from '../../host/index.js';
import type { RelPath } from '../../text/index.js';

/**
 * A tree that is looked at once: what stands at a path, and what a folder holds, is asked for the first time only. For
 * reading; contents are not kept.
 */
export function createMemoFiles(files: FileSystem): FileSystem {
  const stats = new Map<RelPath, Promise<FileStat | undefined>>();
  const folders = new Map<RelPath | undefined, Promise<readonly FolderEntry[] | undefined>>();
  return {
    ...files,
    stat: (path) => once(stats, path, () => files.stat(path)),
    entries: (path) => once(folders, path, () => files.entries(path)),
  };
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
