import { isRelPath, parentPath, parseRelPath, type RelPath } from '../../text/index.js';

/** The files that a module of Python, as an import names it, may be: `.engine`, `..core.hits`, `l9.core.hits` from the root. */
export function pythonCandidates(from: RelPath, specifier: string): readonly RelPath[] {
  const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(specifier) ?? [];
  let folder: RelPath | undefined;
  for (let up = 0; up < dots.length; up += 1) folder = parentPath(folder ?? from);
  const path = [...(folder === undefined ? [] : [folder]), ...name.split('.').filter((part) => part !== '')].join('/');
  return [`${path}.py`, `${path}/__init__.py`].flatMap((file) => {
    const safe = parseRelPath(file);
    return isRelPath(safe) ? [safe] : [];
  });
}
