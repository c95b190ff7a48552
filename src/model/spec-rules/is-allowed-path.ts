import type { RelPath } from '../../text/index.js';
import { pathMatches } from '../glob.js';

/**
 * True when a pattern of `repo` admits a file: a glob, in which `{{module}}` and `<module>` stand for the module in snake
 * form; one that ends in `/` admits the folder. Relative to the repository, or to `root`.
 */
export function isAllowedPath(
  file: RelPath,
  { pattern, root, snake }: { readonly pattern: string; readonly root: string; readonly snake: string },
): boolean {
  const own = pattern.replace(/\{\{\s*module(_id)?\s*\}\}|<module>/g, snake).replace(/^(\.\/)+/, '');
  const base = root.replace(/^\.?\/*|\/+$/g, '');
  const open = own.endsWith('/') ? `${own}**` : own;
  return [open, ...(base === '' ? [] : [`${base}/${open}`])].some((text) => pathMatches(file, text));
}
