import type { RelPath } from '../text/index.js';

/**
 * What stands at a path. `mode` holds the permission bits; a symlink is reported as itself, never followed. Two names of one file
 * have the same `id`; across systems, and once a file is gone, it says nothing.
 */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  readonly size: number;
  readonly mtimeMs: number;
  readonly mode: number;
  readonly id: string;
}

/** One name in a folder and what it is; a symlink is told as itself, whatever it points at. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: FileStat['kind'];
}

/** The most bytes that a file may have to be read: far more than any file that this product works with. */
export const mostBytesRead = 16 * 1024 * 1024;

/**
 * One tree of files below a root. Every path is a {@link RelPath}; no call follows a symlink out of the root
 * (`FileSystemError` with code `ELEAVESROOT`). Each call is one step of the machine, so that a test can make it fail.
 * Failures are thrown as {@link FileSystemError}; absence is `undefined` where a reader asks, an error where a writer does.
 */
export interface FileSystem {
  /** The bytes of a file, or `undefined` when nothing stands there; `EFBIG` beyond {@link mostBytesRead}. */
  readonly read: (path: RelPath) => Promise<Uint8Array | undefined>;
  readonly stat: (path: RelPath) => Promise<FileStat | undefined>;
  /** Names in a folder (the root when omitted), sorted by code unit; `undefined` when it is no folder. */
  readonly list: (path?: RelPath) => Promise<readonly string[] | undefined>;
  /** What `list` gives, each name with its kind: a walk over a tree needs no `stat` per file. */
  readonly entries: (path?: RelPath) => Promise<readonly FolderEntry[] | undefined>;
  /**
   * A text that is another one as soon as the content of a file, or the names in a folder, are: what stands at a path (the
   * root when omitted) needs not be read to know that it is as it was. `undefined` where nothing can be said without
   * reading: of links, and of what was changed in this moment. Absent in trees that cannot tell at all.
   */
  readonly stamp?: (path?: RelPath) => Promise<string | undefined>;
  /** Creates a file that does not exist yet (`EEXIST` otherwise) and flushes it to the disk. */
  readonly create: (path: RelPath, content: Uint8Array, mode?: number) => Promise<void>;
  /** Moves a file; an existing target is replaced. */
  readonly rename: (from: RelPath, to: RelPath) => Promise<void>;
  /** Moves a file to a name at which nothing stands, and never replaces what appears there in that instant (`EEXIST`). */
  readonly place: (from: RelPath, to: RelPath) => Promise<void>;
  /** Removes a file or a symlink. */
  readonly remove: (path: RelPath) => Promise<void>;
  /** Creates one folder whose parent exists (`EEXIST` otherwise). */
  readonly makeFolder: (path: RelPath) => Promise<void>;
  /** Removes one empty folder. */
  readonly removeFolder: (path: RelPath) => Promise<void>;
}

/** A file-system call that failed: `code` is the system's (`EACCES`, `ENOSPC`, …) or `ELEAVESROOT`. */
export class FileSystemError extends Error {
  override readonly name = 'FileSystemError';

  // eslint-disable-next-line max-params -- what and where it failed, then the options that every Error takes last
  constructor(
    readonly code: string,
    readonly call: string,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(`${call} ${path}: ${code}`, options);
  }
}
