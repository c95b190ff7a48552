import type { RelPath } from '../text/index.js';
import type { Module } from './module/module.js';

/** Where modules are registered in human-owned code: a file and the exported list in it. */
export interface Slot {
  readonly file: RelPath;
  readonly symbol: string;
}

/** One line of the registry. */
export interface RegistryEntry {
  readonly moduleId: string;
  readonly tier: number;
  readonly scope: string;
  readonly status: string;
  readonly specFile: RelPath;
}

/** Everything the contracts of a repository say, decoded, normalised and checked. Frozen plain data. */
export interface Workspace {
  readonly registryFile: RelPath;
  readonly specRoot: RelPath;
  readonly moduleRoot: RelPath;
  readonly entries: readonly RegistryEntry[];
  /** The modules whose contracts hold, in registry order. */
  readonly modules: readonly Module[];
  /** Files that findings about one module point to, by module id; for telling a module's findings from others'. */
  readonly filesOf: ReadonlyMap<string, readonly RelPath[]>;
  readonly slots: { readonly router: Slot; readonly tools: Slot; readonly agents: Slot };
}
