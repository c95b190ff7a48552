import { FileSystemError, type FileSystem } from '../host/index.js';
import { createLineIndex, isRelPath, parseRelPath, relPath, spanOf, type RelPath, type Span } from '../text/index.js';
import { readPresent } from './read-present.js';

const workflows = relPath('.github/workflows');

// A command of a workflow that scans, written out or through make; what is commented out is none.
const scans = /^[^#\n]{0,400}\b(?:make|l9gen)(?:@\S{1,40})?(?: (?:-f|-C) ?\S{1,200}| --\S{1,200})* gaps\b/m;

/** Where a workflow of the repository, other than those given, already scans for gaps; the first by name. Reads only. */
export async function findScan(files: FileSystem, besides: ReadonlySet<RelPath>): Promise<Span | undefined> {
  const names = (await namesIn(files)).filter((name) => /\.ya?ml$/.test(name));
  const paths = names.map((name) => parseRelPath(`${workflows}/${name}`)).filter(isRelPath);
  const present = await readPresent(files, paths);
  for (const path of paths.filter((one) => !besides.has(one))) {
    const there = present.at(path);
    const found = there.kind === 'file' ? scans.exec(there.text) : null;
    if (there.kind !== 'file' || !found) continue;
    const end = found.index + found[0].length;
    return spanOf(path, createLineIndex(there.text), [end - 'gaps'.length, end]);
  }
  return undefined;
}

async function namesIn(files: FileSystem): Promise<readonly string[]> {
  try {
    return (await files.list(workflows)) ?? [];
  } catch (error) {
    // What stands there instead is told when something is to be written there.
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}
