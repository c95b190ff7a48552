import { provingTest, type ProvingTest, type ReadSource, type SourceReading } from '../code/index.js';
import { sectionNamesIn } from '../documents/index.js';
import { baseName, byCodePoint, parentPath, type RelPath } from '../text/index.js';
import type { Repository, RepositoryText } from './repository.js';
import { headingSlug } from './heading-slug.js';

/** What judges ask of a repository; each answer is worked out once. */
export interface Evidence {
  readonly files: readonly RelPath[];
  readonly kindOf: (path: RelPath) => Promise<'file' | 'folder' | undefined>;
  readonly textOf: (path: RelPath) => Promise<RepositoryText | undefined>;
  /** Files in a folder and below, sorted; all where there is no folder. */
  readonly filesBelow: (folder: RelPath | undefined) => readonly RelPath[];
  /** Files whose name matches, sorted. Asked with few patterns, each a constant. */
  readonly filesNamed: (name: RegExp) => readonly RelPath[];
  /** Slugs of the headings of a document, and the names of its markers; `undefined` where it has no text. */
  readonly sectionsOf: (path: RelPath) => Promise<FoundSections | undefined>;
  /** `undefined` where there is no text, or it is in a language that is not known. */
  readonly sourceOf: (path: RelPath) => Promise<SourceReading | undefined>;
  /** The tests of a file that run and assert, in words; `undefined` where it cannot be read. */
  readonly provenBy: (path: RelPath) => Promise<readonly ProvingTest[] | undefined>;
}

/** What tells the sections of a document. */
export interface FoundSections {
  readonly headings: ReadonlySet<string>;
  readonly markers: ReadonlySet<string>;
}

/** Asks a repository, and remembers what it answered. */
export function createEvidence(repository: Repository, readSource: ReadSource): Evidence {
  const { files } = repository;
  const held = new Set<RelPath>(files);
  const folders = once(() => foldersOf(files));
  const textOf = remembered((path: RelPath) => repository.textOf(path));
  const sourceOf = remembered(async (path: RelPath) => {
    const found = await textOf(path);
    return found && 'text' in found ? readSource(path, found.text) : undefined;
  });
  return {
    files,
    kindOf: remembered(async (path: RelPath) => {
      if (held.has(path)) return 'file';
      return folders().has(path) ? 'folder' : repository.kindOf(path);
    }),
    textOf,
    filesBelow: (folder) => below(files, folder),
    filesNamed: rememberedNow((name: RegExp) => files.filter((file) => name.test(baseName(file)))),
    sectionsOf: remembered(async (path: RelPath) => {
      const found = await textOf(path);
      if (!found || 'problem' in found) return undefined;
      const { titles, markers } = sectionNamesIn(found.text);
      return { headings: new Set(titles.map(headingSlug)), markers: new Set(markers) };
    }),
    sourceOf,
    provenBy: remembered(async (path: RelPath) => {
      const reading = await sourceOf(path);
      if (!reading || 'problem' in reading) return undefined;
      return reading.facts.tests.filter(({ runs, asserts }) => runs && asserts).map(provingTest);
    }),
  };
}

function foldersOf(files: readonly RelPath[]): ReadonlySet<RelPath> {
  const folders = new Set<RelPath>();
  for (const file of files) {
    for (let folder = parentPath(file); folder !== undefined && !folders.has(folder); folder = parentPath(folder))
      folders.add(folder);
  }
  return folders;
}

// The files are sorted, so those of a folder stand in a row.
function below(files: readonly RelPath[], folder: RelPath | undefined): readonly RelPath[] {
  if (folder === undefined) return files;
  const prefix = `${folder}/`;
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byCodePoint(files[middle] ?? '', prefix) < 0) low = middle + 1;
    else high = middle;
  }
  const first = low;
  while (files[low]?.startsWith(prefix)) low += 1;
  return files.slice(first, low);
}

function remembered<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}

function rememberedNow<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const before = known.get(key) ?? { value: ask(key) };
    known.set(key, before);
    return before.value;
  };
}

function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => (made ??= { value: make() }).value;
}
