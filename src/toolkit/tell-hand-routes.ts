import { findRoutes, type ModuleSource } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Ledger } from '../ledger/index.js';
import { checkHandRoutes, routeDiagnostics, type Module } from '../model/index.js';
import type { PresentTree } from '../plan/index.js';
import { fileStart, isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import type { ReadModel } from './read-model.js';

type Read = Pick<ReadModel, 'workspace' | 'selected' | 'sources'>;

/**
 * The programs below the root package that people wrote, as far as their routes concern a module asked for. What l9gen
 * made says what the contracts say.
 */
export function handPrograms(
  { workspace, selected, sources }: Read,
  ledgers: ReadonlyMap<string, Ledger>,
): readonly RelPath[] {
  if (!selected.some(({ inbound }) => inbound)) return [];
  const made = new Set([...workspace.modules.flatMap(madeFiles), ...[...ledgers.values()].flatMap(generatedFiles)]);
  const root = rootPackage(sources.repoContract?.document?.value['root_package']);
  return sources.programs.filter((path) => path.startsWith(root) && !made.has(path) && !isTest(path));
}

/** What programs of people were found to answer. */
export interface HandRoutes {
  readonly diagnostics: readonly Diagnostic[];
  /** The programs that were read to know it; the others have nothing to do with routes. */
  readonly looked: readonly RelPath[];
}

/** The findings about routes of modules that one of these programs answers as well. */
export async function tellHandRoutes(
  { selected, sources }: Read,
  paths: readonly RelPath[],
  present: PresentTree,
): Promise<HandRoutes> {
  const programs = paths.flatMap((path): readonly ModuleSource[] => {
    const there = present.at(path);
    return there.kind === 'file' ? [{ path, text: there.text }] : [];
  });
  const { routes, unread, looked } = await findRoutes(programs);
  const diagnostics = [
    ...checkHandRoutes(selected, routes, sources),
    ...unread.map(({ path, problem }) =>
      routeDiagnostics.create('routes-not-read', { problem }, { span: fileStart(path) }),
    ),
  ];
  return { diagnostics, looked };
}

// A module's handlers are a person's; all else of it answers for the module, also where a person took it over.
function madeFiles({ files }: Module): readonly RelPath[] {
  const { folder: _folder, entryExport: _export, handlers: _handlers, tests: _tests, ...made } = files;
  return Object.values(made);
}

function generatedFiles({ files }: Ledger): readonly RelPath[] {
  return [...files].flatMap(([path, { ownership }]) => (ownership === 'seeded' ? [] : [path]));
}

function rootPackage(stated: unknown): string {
  if (stated === '.' || stated === './') return '';
  const path = typeof stated === 'string' ? parseRelPath(stated) : undefined;
  return path !== undefined && isRelPath(path) ? `${path}/` : 'l9/';
}

function isTest(path: RelPath): boolean {
  return /\.(test|spec)\.[cm]?[jt]sx?$/.test(path);
}
