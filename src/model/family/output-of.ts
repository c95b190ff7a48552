import { isRelPath, joinPath, parentPath, parseRelPath, relPath, type RelPath } from '../../text/index.js';
import type { KindFacts } from './kinds.js';

/**
 * The document that a contract is rendered to, from the repository root; never from the contract's folder or the place
 * where a command runs. `/` or a folder means its README.md, no location means the place that the contract's own place
 * gives, and `self` is the contract itself: nothing is rendered.
 */
export function outputOf(
  file: RelPath,
  location: unknown,
  renders: KindFacts['renders'],
): RelPath | 'self' | undefined {
  if (typeof location !== 'string') return usualOutput(file, renders);
  if (/^(\/|\.|\.\/)$/.test(location)) return relPath('README.md');
  const path = parseRelPath(location);
  if (!isRelPath(path)) return undefined;
  if (stem(path) === stem(file)) return 'self';
  const ending = /\.([^/.]+)$/.exec(path)?.[1];
  const isFolder = location.endsWith('/') || ending === undefined || (renders === 'readme' && !isDocument.test(ending));
  return isFolder ? joinPath(path, 'README.md') : path;
}

function usualOutput(file: RelPath, renders: KindFacts['renders']): RelPath | undefined {
  if (renders === 'nothing') return undefined;
  if (renders === 'readme') return joinPath(parentPath(file) ?? '', 'README.md');
  return relPath(file.replace(/\.meta\.ya?ml$/, '.md'));
}

// A folder may have a dot in its name (`v1.2`).
const isDocument = /^(md|mdx|markdown|txt|html|ya?ml)$/;

function stem(path: RelPath): string {
  return path.replace(/\.ya?ml$/, '');
}
