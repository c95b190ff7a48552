import type { Hash, RelPath } from '../text/index.js';

/** What stands at a path now: a text with the hash of its bytes, something that is no text file, or nothing. */
export type Present =
  | { readonly kind: 'file'; readonly text: string; readonly hash: Hash }
  | { readonly kind: 'other'; readonly found: string }
  | { readonly kind: 'absent' };

/** What stands at the paths that a plan concerns. A path that was not read is a bug of the caller and throws. */
export interface PresentTree {
  readonly at: (path: RelPath) => Present;
}

/** A tree of what was read. */
export function createPresentTree(files: ReadonlyMap<RelPath, Present>): PresentTree {
  return {
    at: (path) => {
      const present = files.get(path);
      if (!present) throw new Error(`nobody read ${path} before planning it`);
      return present;
    },
  };
}
