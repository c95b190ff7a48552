declare const brand: unique symbol;

/** A repository-relative POSIX path that is proven not to leave the root: no `..`, drive, NUL, or leading slash. */
export type RelPath = string & { readonly [brand]: true };

/** Why a text is no safe relative path, in words that complete "the path …". */
export interface PathProblem {
  readonly problem: string;
}

// Bytes of UTF-8, as file systems count them.
const maxPathLength = 1024;
const maxSegmentLength = 255;
// Names that Windows resolves to devices whatever the extension; a repository must stay checkable-out there.
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;

/**
 * Parses a text as a safe repository-relative path. A leading `./` and a trailing `/` are dropped.
 * Gives a {@link PathProblem} for everything that could address a file outside the root or not at all.
 */
export function parseRelPath(text: string): RelPath | PathProblem {
  const problem = wholeProblem(text);
  if (problem) return { problem };
  const segments = text.split('/').filter((segment, index) => !(segment === '.' && index === 0));
  if (segments.at(-1) === '') segments.pop();
  if (segments.length === 0) return { problem: 'is empty' };
  for (const segment of segments) {
    const bad = segmentProblem(segment);
    if (bad) return { problem: bad };
  }
  return segments.join('/') as RelPath;
}

function wholeProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (bytesOf(text) > maxPathLength) return `is longer than ${maxPathLength} bytes`;
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'contains a control character';
  if (text.includes('\\')) return 'contains a backslash; use "/"';
  if (text.startsWith('/')) return 'is absolute; write it relative to the repository root';
  if (text.startsWith('~')) return 'starts with "~"; write it relative to the repository root';
  if (/^[a-z]:/i.test(text)) return 'starts with a drive letter; write it relative to the repository root';
  return undefined;
}

function segmentProblem(segment: string): string | undefined {
  if (segment === '' || segment === '.') return 'contains an empty segment';
  if (segment === '..') return 'leaves the repository root with ".."';
  if (bytesOf(segment) > maxSegmentLength) return `has a segment longer than ${maxSegmentLength} bytes`;
  if (deviceName.test(segment)) return `contains the device name "${segment}"`;
  if (/[. ]$/.test(segment)) return 'has a segment that ends in a dot or a space';
  return undefined;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** True for a result of {@link parseRelPath} that is a path. */
export function isRelPath(result: RelPath | PathProblem): result is RelPath {
  return typeof result === 'string';
}

/** For literals in our own code: the path, or a thrown bug when the literal is no safe path. */
export function relPath(text: string): RelPath {
  const result = parseRelPath(text);
  if (isRelPath(result)) return result;
  throw new Error(`not a safe relative path: "${text}" ${result.problem}`);
}

/** Joins safe paths and segments with `/` and proves the result again. Throws when a segment leaves the root. */
export function joinPath(...parts: readonly string[]): RelPath {
  return relPath(parts.filter((part) => part !== '').join('/'));
}

/** The folder a path lies in; `undefined` for a path at the root. */
export function parentPath(path: RelPath): RelPath | undefined {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : (path.slice(0, slash) as RelPath);
}

/** The last segment of a path. */
export function baseName(path: RelPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
