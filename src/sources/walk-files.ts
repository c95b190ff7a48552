import { FileSystemError, type FileSystem, type FolderEntry } from '../host/index.js';
import { byCodePoint, isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { createIgnoreRules, type IgnoreRules } from './ignore-rules.js';

/** What a walk looks for, and what it reports on its way. */
export interface WalkQuery {
  /** Folder to start in; the root when omitted. */
  readonly start?: RelPath;
  readonly isWanted: (path: RelPath, kind: FolderEntry['kind']) => boolean;
  /** A folder that is a workspace of its own, with the name that says so. It is not entered. */
  readonly onWorkspace?: (folder: RelPath, marker: RelPath) => void;
  /** A folder whose names cannot be read. It is passed by. */
  readonly onUnreadable?: (folder: RelPath, code: string) => void;
}

/**
 * The wanted files below a folder, sorted by path. Vendored folders, other repositories and what `.gitignore` files
 * leave out are not entered, symlinked folders are never followed. A folder with a wanted name is given like a file.
 */
export async function walkFiles(files: FileSystem, query: WalkQuery): Promise<readonly RelPath[]> {
  const found: RelPath[] = [];
  await walkFolder({ files, query, found }, query.start, createIgnoreRules(files));
  return found.sort(byCodePoint);
}

interface Walk {
  readonly files: FileSystem;
  readonly query: WalkQuery;
  readonly found: RelPath[];
}

// Made by tools, or somebody else's. What a project ignores by itself is in its .gitignore.
const vendored: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.l9gen',
  '.next',
  '.nox',
  '.svn',
  '.tox',
  '.turbo',
  '.venv',
  '.yarn',
  '__pycache__',
  'bower_components',
  'build',
  'coverage',
  'dist',
  'node_modules',
  'out',
  'target',
  'vendor',
  'venv',
]);

async function walkFolder(walk: Walk, folder: RelPath | undefined, above: IgnoreRules): Promise<void> {
  const entries = await entriesOf(walk, folder);
  if (folder !== undefined && folder !== walk.query.start && isForeign(walk, folder, entries)) return;
  const rules = await above.below(folder, entries);
  for (const entry of entries) {
    const path = parseRelPath(folder === undefined ? entry.name : `${folder}/${entry.name}`);
    // A name that no contract could state (a device's, one with a backslash) addresses nothing.
    const use = isRelPath(path) ? useOf(walk, path, entry) : 'none';
    // The rules are asked last: most names of a tree are neither wanted nor folders.
    if (!isRelPath(path) || use === 'none' || rules.leavesOut(path, folderOrFile(entry))) continue;
    if (use === 'wanted') walk.found.push(path);
    else await walkFolder(walk, path, rules);
  }
}

function useOf({ query }: Walk, path: RelPath, { name, kind }: FolderEntry): 'wanted' | 'enter' | 'none' {
  if (query.isWanted(path, kind)) return 'wanted';
  return kind === 'directory' && !vendored.has(name) ? 'enter' : 'none';
}

function folderOrFile({ kind }: FolderEntry): 'directory' | 'file' {
  return kind === 'directory' ? 'directory' : 'file';
}

async function entriesOf({ files, query }: Walk, folder: RelPath | undefined): Promise<readonly FolderEntry[]> {
  try {
    return (await files.entries(folder)) ?? [];
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (folder !== undefined) query.onUnreadable?.(folder, error.code);
    return [];
  }
}

function isForeign({ query }: Walk, folder: RelPath, entries: readonly FolderEntry[]): boolean {
  const marker = entries.find(({ name }) => /^\.l9_modules\.meta\.ya?ml$/.test(name));
  if (marker) {
    const path = parseRelPath(`${folder}/${marker.name}`);
    if (isRelPath(path)) query.onWorkspace?.(folder, path);
    return true;
  }
  return entries.some(({ name }) => name === '.git');
}
