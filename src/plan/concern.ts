import type { Ledger } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';
import type { FileDecision } from './file-decision.js';
import type { OverviewInput } from './plan-overviews.js';
import type { WantedFile, WantedModule } from './wanted.js';

/**
 * Tells whether a plan is about what a module asks for at a path; about a file that no module alone asks for where none is
 * given. What it is not about stays as it is, and so does all that is recorded of it.
 */
export type Concern = (path: RelPath, module: string | undefined) => boolean;

/** What of the contracts a plan is about, and what is recorded. */
interface Asked {
  readonly wanted: readonly WantedModule[];
  readonly unrecorded: readonly WantedFile[];
  readonly overviews?: OverviewInput;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly concern?: Concern | undefined;
}

type Narrowed = Omit<Asked, 'ledgers' | 'concern'>;

/**
 * What is asked for, narrowed to what a plan is about: modules that it concerns, with the entries in shared files that it
 * concerns, and files about all modules. The files of a module stay, so that none of them is taken for an orphan.
 */
export function narrowWanted(asked: Asked): Narrowed {
  const { wanted, unrecorded, overviews, concern } = asked;
  if (!concern) return { wanted, unrecorded, ...(overviews && { overviews }) };
  const isOfAll = ({ path }: { readonly path: RelPath }): boolean => concern(path, undefined);
  return {
    wanted: wanted
      .map((one) => ({ ...one, edits: one.edits.filter(({ path }) => concern(path, one.module)) }))
      .filter((one) => concernsModule(one, asked.ledgers.get(one.snake), concern)),
    unrecorded: unrecorded.filter(isOfAll),
    ...(overviews && { overviews: { ...overviews, wanted: overviews.wanted.filter(isOfAll) } }),
  };
}

function concernsModule({ module, files, edits }: WantedModule, ledger: Ledger | undefined, concern: Concern): boolean {
  const paths = [...files.map(({ path }) => path), ...(ledger?.files.keys() ?? [])];
  return edits.length > 0 || paths.some((path) => concern(path, module));
}

/** The records of a module's files that a plan is not about, as they are. */
export function keepRecords({ module, files }: Ledger, concern: Concern | undefined): readonly FileDecision[] {
  if (!concern) return [];
  return [...files].flatMap(([path, entry]): readonly FileDecision[] => {
    if (concern(path, module)) return [];
    const ownership = entry.ownership === 'ejected' ? 'generated' : entry.ownership;
    const observation = { path, module, ownership, wants: 'nothing', recorded: true, disk: 'as-recorded' } as const;
    return [{ entry, observation, diagnostics: [] }];
  });
}

/** The files of modules that a plan decides about. */
export function concernedFiles(modules: readonly WantedModule[], concern: Concern = () => true): ReadonlySet<RelPath> {
  const paths = modules.flatMap(({ module, files }) => files.map(({ path }) => [path, module] as const));
  return new Set(paths.filter(([path, module]) => concern(path, module)).map(([path]) => path));
}
