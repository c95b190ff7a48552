import { findRoutes, loadSourceReader, type RouteFact, type SourceFacts } from '../../code/index.js';
import type { FileSystem } from '../../host/index.js';
import type { FileFacts } from '../../render/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import { readPresent } from '../read-present.js';

/** What source files say of themselves, each read once; a file that is not there, or that nobody can read, has no facts. */
export async function readFileFacts(
  files: FileSystem,
  paths: readonly RelPath[],
): Promise<ReadonlyMap<RelPath, FileFacts>> {
  const unique = [...new Set(paths)].sort(byCodePoint);
  if (unique.length === 0) return new Map();
  const present = await readPresent(files, unique);
  const programs = unique.flatMap((path) => {
    const there = present.at(path);
    return there.kind === 'file' ? [{ path, text: there.text }] : [];
  });
  const readSource = await loadSourceReader();
  const routes = routesByFile((await findRoutes(programs.filter(({ path }) => isScript.test(path)))).routes);
  return new Map(
    programs.flatMap(({ path, text }) => {
      const reading = readSource(path, text);
      const facts = reading && 'facts' in reading ? reading.facts : undefined;
      return facts ? [[path, factsOf(facts, routes.get(path) ?? [])]] : [];
    }),
  );
}

const isScript = /\.[cm]?[jt]sx?$/;

function factsOf({ symbols, environment }: SourceFacts, routes: FileFacts['routes']): FileFacts {
  return { symbols, environment: environment.map(({ name }) => name), routes };
}

function routesByFile(routes: readonly RouteFact[]): ReadonlyMap<RelPath, FileFacts['routes']> {
  const byFile = new Map<RelPath, FileFacts['routes'][number][]>();
  for (const { methods = ['ANY'], path: pieces, span } of routes) {
    const route = pieces.map((piece) => piece ?? '…').join('');
    const known = byFile.get(span.file) ?? [];
    known.push(...methods.map((method) => ({ method, route })));
    byFile.set(span.file, known);
  }
  return byFile;
}
