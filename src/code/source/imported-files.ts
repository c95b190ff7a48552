import type { RelPath } from '../../text/index.js';
import { candidates } from '../facts/code-base.js';
import { pythonCandidates } from '../python/python-modules.js';

/** The files of a repository that an import in a source file may mean, the first that is there counts; none for packages. */
export function importedFiles(from: RelPath, specifier: string): readonly RelPath[] {
  return /\.pyi?$/.test(from) ? pythonCandidates(from, specifier) : candidates(from, specifier);
}
