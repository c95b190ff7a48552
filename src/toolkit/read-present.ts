import { decodeText } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';
import { createPresentTree, type Present, type PresentTree } from '../plan/index.js';
import { hashOf, type RelPath } from '../text/index.js';

const kindNames = { directory: 'a folder', symlink: 'a symbolic link', other: 'a special file' } as const;

/** Reads what stands at each path. What is no text file is named, not read. */
export async function readPresent(files: FileSystem, paths: Iterable<RelPath>): Promise<PresentTree> {
  const present = new Map<RelPath, Present>();
  for (const path of new Set(paths)) present.set(path, await readOne(files, path));
  return createPresentTree(present);
}

async function readOne(files: FileSystem, path: RelPath): Promise<Present> {
  try {
    const stat = await files.stat(path);
    if (!stat) return { kind: 'absent' };
    if (stat.kind !== 'file') return { kind: 'other', found: kindNames[stat.kind] };
    const bytes = await files.read(path);
    if (bytes === undefined) return { kind: 'absent' };
    const text = decodeText(path, bytes).value;
    return text === undefined ? { kind: 'other', found: 'no UTF-8 text' } : { kind: 'file', text, hash: hashOf(bytes) };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return { kind: 'other', found: `not readable (${error.code})` };
  }
}
