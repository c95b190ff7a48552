import ignore, { type Ignore } from 'ignore';

import { FileSystemError, type FileSystem, type FolderEntry } from '../host/index.js';
import { joinPath, type RelPath } from '../text/index.js';

/** What the `.gitignore` files from the root down to one folder say. */
export interface IgnoreRules {
  /** True for a path below the folder that git would leave out; folders and files are matched differently. */
  readonly leavesOut: (path: RelPath, kind: 'file' | 'directory') => boolean;
  /** The rules of a folder below, with its own `.gitignore` when it has one. */
  readonly below: (folder: RelPath | undefined, entries: readonly FolderEntry[]) => Promise<IgnoreRules>;
}

/** Rules of a tree, before any of its folders was entered. */
export function createIgnoreRules(files: FileSystem): IgnoreRules {
  return rulesOf(files, []);
}

interface FolderRules {
  readonly folder: RelPath | undefined;
  readonly matcher: Ignore;
}

/** `chain` runs from the deepest folder to the root: the nearest file that has a say decides, as in git. */
function rulesOf(files: FileSystem, chain: readonly FolderRules[]): IgnoreRules {
  const rules: IgnoreRules = {
    leavesOut: (path, kind) => {
      for (const { folder, matcher } of chain) {
        const below = folder === undefined ? path : path.slice(folder.length + 1);
        const said = matcher.test(kind === 'directory' ? `${below}/` : below);
        if (said.ignored || said.unignored) return said.ignored;
      }
      return false;
    },
    below: async (folder, entries) => {
      if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return rules;
      const text = await readRules(files, joinPath(folder ?? '', '.gitignore'));
      return rulesOf(files, [{ folder, matcher: ignore().add(text) }, ...chain]);
    },
  };
  return rules;
}

// Rules that cannot be read leave nothing out: a contract too many is seen, one too few is not.
async function readRules(files: FileSystem, path: RelPath): Promise<string> {
  try {
    return new TextDecoder().decode((await files.read(path)) ?? new Uint8Array());
  } catch (error) {
    if (error instanceof FileSystemError) return '';
    throw error;
  }
}
