import type { FileSystem } from '../../host/index.js';
import type { RelPath } from '../../text/index.js';

/** A tree of which is known what was read of it. */
export interface WatchedFiles {
  readonly files: FileSystem;
  /** How often each file was read. */
  readonly reads: ReadonlyMap<RelPath, number>;
}

/** The same tree, counting how often each file is read. */
export function watchFiles(files: FileSystem): WatchedFiles {
  const reads = new Map<RelPath, number>();
  return {
    files: {
      ...files,
      read: (path) => {
        reads.set(path, (reads.get(path) ?? 0) + 1);
        return files.read(path);
      },
    },
    reads,
  };
}
