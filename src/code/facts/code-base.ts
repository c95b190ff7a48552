import { byCodePoint, isRelPath, parentPath, parseRelPath, type RelPath } from '../../text/index.js';
import { parseSource, type BrokenSource, type ParsedSource } from './parsed-source.js';

/** Source files of a repository, parsed, with what their imports lead to. */
export interface CodeBase {
  /** The file; broken when it has a syntax error, `undefined` when it is not there. */
  readonly sourceAt: (file: RelPath) => ParsedSource | BrokenSource | undefined;
  /** The files of a folder that were read, in order; `start` ends in a slash. */
  readonly files: (start: string) => readonly (ParsedSource | BrokenSource)[];
  /** The file of the repository that a module specifier leads to; `undefined` for packages and for what is not there. */
  readonly resolve: (from: RelPath, specifier: string) => RelPath | undefined;
}

/** Gives the text of a file; `undefined` where there is none to read. */
export type ReadText = (file: RelPath) => Promise<string | undefined>;

/** True for a file that parses. */
export function isParsed(source: ParsedSource | BrokenSource | undefined): source is ParsedSource {
  return source !== undefined && 'program' in source;
}

/** Files that were parsed before; those that `keeps` wants are kept for later questions. */
export interface ParsedFiles {
  readonly known: Map<RelPath, ParsedSource | BrokenSource | undefined>;
  readonly keeps: (file: RelPath) => boolean;
}

/**
 * Reads and parses the files and whatever they import from the repository, over any number of steps. Only imports of
 * values are followed, and only relative ones: what a package does is nobody's fact here.
 */
export async function readCodeBase(files: readonly RelPath[], read: ReadText, parsed: ParsedFiles): Promise<CodeBase> {
  const { parseSync } = await import('oxc-parser');
  const sources = new Map<RelPath, ParsedSource | BrokenSource | undefined>();
  const load = async (file: RelPath): Promise<ParsedSource | BrokenSource | undefined> => {
    if (sources.has(file)) return sources.get(file);
    const text = parsed.known.has(file) ? undefined : await read(file);
    const source = text === undefined ? parsed.known.get(file) : parseSource(parseSync, file, text);
    sources.set(file, source);
    if (parsed.keeps(file)) parsed.known.set(file, source);
    return source;
  };
  const followed = new Set<RelPath>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const source = followed.has(file) ? undefined : await load(file);
    followed.add(file);
    for (const specifier of isParsed(source) ? specifiersOf(source) : []) {
      const target = await firstOf(candidates(file, specifier), load);
      if (target !== undefined) waiting.push(target);
    }
  }
  return {
    sourceAt: (file) => sources.get(file),
    files: (start) => filesIn(sources, start),
    resolve: (from, specifier) => candidates(from, specifier).find((file) => sources.get(file) !== undefined),
  };
}

/**
 * What a question about files gives, once every file that it leads to has been read: asked again as long as it comes upon
 * imports of files that nobody read yet. For questions that leave most imports of large files alone.
 */
export async function askCodeBase<T>(
  files: readonly RelPath[],
  read: ReadText,
  ask: (base: CodeBase) => T,
): Promise<T> {
  const { parseSync } = await import('oxc-parser');
  const sources = new Map<RelPath, ParsedSource | BrokenSource | undefined>();
  const wanted = new Set<RelPath>(files);
  const resolve: CodeBase['resolve'] = (from, specifier) => {
    for (const file of candidates(from, specifier)) {
      if (sources.get(file)) return file;
      if (!sources.has(file)) wanted.add(file);
    }
    return undefined;
  };
  for (;;) {
    for (const file of wanted) {
      const text = await read(file);
      sources.set(file, text === undefined ? undefined : parseSource(parseSync, file, text));
    }
    wanted.clear();
    const answer = ask({
      sourceAt: (file) => sources.get(file),
      files: (start) => filesIn(sources, start),
      resolve,
    });
    if (wanted.size === 0) return answer;
  }
}

function filesIn(
  sources: ReadonlyMap<RelPath, ParsedSource | BrokenSource | undefined>,
  start: string,
): readonly (ParsedSource | BrokenSource)[] {
  const found = [...sources].filter(([file, source]) => source !== undefined && file.startsWith(start));
  return found.sort(([one], [other]) => byCodePoint(one, other)).flatMap(([, source]) => source ?? []);
}

/** Every file that the imports of a source may mean, whether it is there or not. */
export function importTargets(source: ParsedSource): readonly RelPath[] {
  return specifiersOf(source).flatMap((specifier) => candidates(source.file, specifier));
}

async function firstOf(
  files: readonly RelPath[],
  load: (file: RelPath) => Promise<unknown>,
): Promise<RelPath | undefined> {
  for (const file of files) if ((await load(file)) !== undefined) return file;
  return undefined;
}

function specifiersOf({ imports, exported, stars }: ParsedSource): readonly string[] {
  const reexported = [...exported.values()].flatMap((one) => (one.kind === 'from' ? [one.from] : []));
  const named = [...imports.values(), ...reexported].filter(({ isType }) => !isType);
  return [...new Set([...named.map(({ specifier }) => specifier), ...stars])];
}

// TypeScript files import each other under the names that they have once compiled.
const compiled: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
  '.jsx': ['.tsx', '.jsx'],
};

/** The files that a relative module specifier of TypeScript or JavaScript may mean, in the order in which they are looked for. */
export function candidates(from: RelPath, specifier: string): readonly RelPath[] {
  if (!/^\.\.?(\/|$)/.test(specifier)) return [];
  const path = normalized(`${parentPath(from) ?? ''}/${specifier}`);
  if (path === undefined) return [];
  const [, stem = path, ending = ''] = /^(.*?)(\.[cm]?[jt]sx?)$/.exec(path) ?? [];
  const same = compiled[ending];
  const names = same
    ? same.map((other) => stem + other)
    : ending === ''
      ? ['.ts', '.tsx', '.js', '/index.ts', '/index.js'].map((other) => path + other)
      : [path];
  return names.flatMap((name) => {
    const safe = parseRelPath(name);
    return isRelPath(safe) ? [safe] : [];
  });
}

function normalized(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
