import { FileSystemError, type FileStat, type FileSystem } from '../host/index.js';
import { baseName, byCodePoint, hashOf, parentPath, type Hash, type RelPath } from '../text/index.js';
import type { Change } from './change.js';
import { foldPath } from './check-paths.js';
import { notAFile, pathClash, stalePlan } from './refusals.js';
import { hasCode } from './unless-gone.js';

/** What the tree adds to the changes before they are made. */
export interface Survey {
  /** Folders that do not exist yet, parents first. */
  readonly missingFolders: readonly RelPath[];
  /** The permission bits of the files that are updated. */
  readonly modes: ReadonlyMap<RelPath, number>;
}

interface Findings {
  readonly blocked: Map<RelPath, FileStat['kind']>;
  readonly stale: string[];
  readonly missing: Set<RelPath>;
  readonly modes: Map<RelPath, number>;
}

/**
 * Proves that the tree is the one the changes were planned for. Throws ToolError, naming every path concerned:
 * `apply/not-a-file` and `apply/path-clash` (exit code 5), `apply/stale-plan` (4). Throws FileSystemError (`EACCES`) for a
 * file that nobody may write. Writes nothing.
 */
export async function surveyTree(files: FileSystem, changes: readonly Change[]): Promise<Survey> {
  const found: Findings = { blocked: new Map(), stale: [], missing: new Set(), modes: new Map() };
  const view = rememberingView(files);
  for (const change of changes) {
    if (await surveyFolders(view, change.path, found)) await surveyTarget(view, change, found);
  }
  const { blocked, stale } = found;
  if (blocked.size > 0) throw notAFile([...blocked].map(([path, kind]) => ({ path, kind })));
  if (stale.length > 0) throw stalePlan(stale);
  return { missingFolders: [...found.missing].sort(byCodePoint), modes: found.modes };
}

type View = Pick<FileSystem, 'read' | 'stat' | 'list'>;

/** Many changes share their folders: each folder is asked about once. */
function rememberingView(files: FileSystem): View {
  const stats = new Map<RelPath, Promise<FileStat | undefined>>();
  const lists = new Map<RelPath | undefined, Promise<readonly string[] | undefined>>();
  return {
    read: files.read,
    stat: (path) => remember(stats, path, () => files.stat(path)),
    list: (path) => remember(lists, path, () => files.list(path)),
  };
}

function remember<K, V>(known: Map<K, V>, key: K, ask: () => V): V {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}

/** False when the target cannot exist: a folder on the way is missing (and noted) or is something else (and noted). */
async function surveyFolders(view: View, path: RelPath, found: Findings): Promise<boolean> {
  const missing: RelPath[] = [];
  for (const folder of ancestors(path)) {
    const stat = await view.stat(folder);
    if (stat && stat.kind !== 'directory') {
      found.blocked.set(folder, stat.kind);
      return false;
    }
    if (!stat && missing.length === 0) await refuseTwin(view, folder);
    if (!stat) missing.push(folder);
    if (!stat) found.missing.add(folder);
  }
  return true;
}

/** Outermost first. */
function ancestors(path: RelPath): readonly RelPath[] {
  const parent = parentPath(path);
  return parent === undefined ? [] : [...ancestors(parent), parent];
}

async function surveyTarget(view: View, change: Change, found: Findings): Promise<void> {
  const { path, before } = change;
  const stat = await view.stat(path);
  if (stat && stat.kind !== 'file') found.blocked.set(path, stat.kind);
  else if (before === undefined && stat) found.stale.push(`\`${path}\` exists already`);
  else if (before === undefined) await refuseTwin(view, path);
  else if (!stat) found.stale.push(`\`${path}\` is gone`);
  else {
    if ((await hashUnlessReplaced(view, path)) !== before) found.stale.push(`\`${path}\` was changed`);
    // A rename would replace the file all the same; whoever took the right to write away meant the file.
    if ((stat.mode & 0o222) === 0) throw new FileSystemError('EACCES', 'write', path);
    found.modes.set(path, stat.mode);
  }
}

/** What was a file a moment ago can be a folder or a pipe now. */
async function hashUnlessReplaced(view: View, path: RelPath): Promise<Hash | undefined> {
  try {
    const content = await view.read(path);
    return content && hashOf(content);
  } catch (error) {
    if (!hasCode(error, 'EISDIR', 'EINVAL')) throw error;
    return undefined;
  }
}

/** A name that stands already in other letters would be one file with this one on some systems and two on others. */
async function refuseTwin(view: View, path: RelPath): Promise<void> {
  const folder = parentPath(path);
  const name = baseName(path);
  const names = (await view.list(folder)) ?? [];
  const twin = names.find((other) => other !== name && foldPath(other) === foldPath(name));
  if (twin !== undefined) throw pathClash(path, folder === undefined ? twin : `${folder}/${twin}`);
}
