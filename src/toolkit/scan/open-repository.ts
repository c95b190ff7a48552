import { checkSize, decodeText } from '../../documents/index.js';
import type { Repository, RepositoryText } from '../../gaps/index.js';
import { FileSystemError, type FileSystem } from '../../host/index.js';
import { walkFiles } from '../../sources/index.js';
import { parentPath, type RelPath } from '../../text/index.js';

/** A tree as judging asks for it. With its files known, it is not walked. Answers are not kept: who judges keeps them. */
export async function openRepository(files: FileSystem, known?: readonly RelPath[]): Promise<Repository> {
  return {
    files: known ?? (await listFiles(files)),
    kindOf: (path) => kindOf(files, path),
    textOf: (path) => readText(files, path),
  };
}

// A link counts as a file where it leads to one of the repository.
async function listFiles(files: FileSystem): Promise<readonly RelPath[]> {
  const links = new Set<RelPath>();
  const found = await walkFiles(files, {
    isWanted: (path, kind) => {
      if (kind === 'symlink') links.add(path);
      return kind === 'file' || kind === 'symlink';
    },
  });
  const dead = new Set<RelPath>();
  for (const path of links) if ((await kindOf(files, path)) !== 'file') dead.add(path);
  return dead.size === 0 ? found : found.filter((path) => !dead.has(path));
}

async function kindOf(files: FileSystem, path: RelPath): Promise<'file' | 'folder' | undefined> {
  try {
    const stat = await files.stat(path);
    if (stat?.kind === 'symlink') return await kindBehind(files, path);
    if (stat?.kind === 'directory') return 'folder';
    return stat?.kind === 'file' ? 'file' : undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

// A link that leaves the repository leads to nothing that the repository holds.
async function kindBehind(files: FileSystem, path: RelPath): Promise<'file' | 'folder' | undefined> {
  if (await files.entries(path)) return 'folder';
  return (await files.read(path)) ? 'file' : undefined;
}

async function readText(files: FileSystem, path: RelPath): Promise<RepositoryText | undefined> {
  try {
    const bytes = await files.read(path);
    if (bytes === undefined) return await deadLink(files, path);
    const decoded = decodeText(path, bytes);
    const [problem] = [checkSize(path, bytes), ...decoded.diagnostics].filter((found) => found !== undefined);
    if (decoded.value !== undefined && !problem) return { text: decoded.value };
    return { problem: problem ? clauseOf(problem.message) : 'it is no text' };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return { problem: problems[error.code] ?? `reading it fails with ${error.code}` };
  }
}

// What is not there may be so because of a link on the way to it, which is no place to write to.
async function deadLink(files: FileSystem, path: RelPath): Promise<RepositoryText | undefined> {
  for (let at: RelPath | undefined = path; at !== undefined; at = parentPath(at)) {
    if ((await files.stat(at))?.kind !== 'symlink') continue;
    if (at === path) return { problem: 'it is a link that leads nowhere' };
    await files.entries(at);
  }
  return undefined;
}

// A sentence as a part of another one.
function clauseOf(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}

const problems: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EFBIG: 'it is too large to be read',
  EACCES: 'its permissions forbid reading it',
  ELEAVESROOT: 'it lies behind a link that leaves the repository',
};
