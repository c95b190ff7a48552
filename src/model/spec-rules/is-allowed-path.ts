import type { RelPath } from '../../text/index.js';

/**
 * True when a pattern of `repo` admits a file. `*` stands for any part of a name, `**` for any folders, `{{module}}` and
 * `<module>` for the module in snake form; a pattern that ends in `/` admits the folder. Relative to the repository, or
 * to `root`.
 */
export function isAllowedPath(
  file: RelPath,
  { pattern, root, snake }: { readonly pattern: string; readonly root: string; readonly snake: string },
): boolean {
  const own = pattern.replace(/\{\{\s*module(_id)?\s*\}\}|<module>/g, snake).replace(/^(\.\/)+/, '');
  const base = root.replace(/^\.?\/*|\/+$/g, '');
  const open = own.endsWith('/') ? `${own}**` : own;
  return [open, ...(base === '' ? [] : [`${base}/${open}`])].some((text) =>
    fits(text.split('/'), file.split('/'), { isAny: (part) => part === '**', fitsOne: fitsName }),
  );
}

function fitsName(pattern: string, name: string): boolean {
  const fitsOne = (wanted: string, found: string): boolean => wanted === '?' || wanted === found;
  return fits([...pattern], [...name], { isAny: (character) => character === '*', fitsOne });
}

interface Alphabet {
  /** True for what stands for any number of items. */
  readonly isAny: (wanted: string) => boolean;
  readonly fitsOne: (wanted: string, found: string) => boolean;
}

// Goes back to the last wildcard only, so that a hostile pattern costs its length times the path's, never more.
function fits(wanted: readonly string[], found: readonly string[], { isAny, fitsOne }: Alphabet): boolean {
  let [place, index, wildcard, resume] = [0, 0, -1, 0];
  while (index < found.length) {
    const part = wanted[place];
    if (part !== undefined && isAny(part)) {
      wildcard = place;
      resume = index;
      place += 1;
    } else if (part !== undefined && fitsOne(part, found[index] ?? '')) {
      place += 1;
      index += 1;
    } else if (wildcard >= 0) {
      place = wildcard + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return wanted.slice(place).every(isAny);
}
