import type { Position, RelPath } from '../text/index.js';
import type { ContractFamily } from './family/family.js';
import type { Module } from './module/module.js';
import type { SpecText } from './spec-text.js';

/** Where modules are registered in human-owned code: a file and a place in it. */
export interface Slot {
  readonly file: RelPath;
  /** A dotted path of names, as the wiring contracts state it; else the usual one. */
  readonly symbol: string;
  /** Whether the contracts state the symbol; else the place may have another name and is found. */
  readonly isStated: boolean;
  /** The type of what is registered in a host. */
  readonly type: string;
  /** How the wiring contracts say an entry is written. */
  readonly entry?: SlotEntryForm;
}

/** The parts of an entry, each with the fact that stands there. */
export interface SlotEntryForm {
  readonly arguments?: readonly SlotFact[];
  readonly properties?: Readonly<Record<string, SlotFact>>;
}

/** The imported name, the module id, or the route of the spec. */
export type SlotFact = 'value' | 'id' | 'route';

/** Where the host is deployed, as far as modules are wired into it. */
export interface Deployment {
  /** Absent where the repository has no compose file. */
  readonly composeFile?: RelPath;
  /** The service that runs the host, where the contracts name it. */
  readonly service?: string;
  /** Services that run elsewhere, so that no compose file needs them. */
  readonly external: readonly string[];
}

/** One line of the registry. */
export interface RegistryEntry {
  readonly moduleId: string;
  readonly tier: number;
  readonly scope: string;
  readonly status: string;
  readonly specFile: RelPath;
  /** Version of the module, as the registry says. */
  readonly version?: string;
  /** Who answers for the module, as the registry says. */
  readonly owner?: string;
  /** Not to be used any more. */
  readonly deprecated: boolean;
  /** Id of the module to use instead. */
  readonly supersededBy?: string;
  /** What its spec says of itself; absent when there is none to read. */
  readonly spec?: { readonly version?: string; readonly team?: string };
}

/** Everything the contracts of a repository say, decoded, normalised and checked. Frozen plain data. */
export interface Workspace {
  readonly registryFile: RelPath;
  /** The registry as people read it: a generated file. */
  readonly registryPage: RelPath;
  readonly specRoot: RelPath;
  readonly moduleRoot: RelPath;
  readonly entries: readonly RegistryEntry[];
  /** False where the registry is missing or does not hold: then nothing is known of any module, and that is told. */
  readonly isRegistryKnown: boolean;
  /** The modules whose contracts hold, in registry order. */
  readonly modules: readonly Module[];
  /** Files that findings about one module point to, by module id; for telling a module's findings from others'. */
  readonly filesOf: ReadonlyMap<string, readonly RelPath[]>;
  /** Where the spec of each module says which module it is about, by module id. */
  readonly specPlaces: ReadonlyMap<string, Position>;
  /** The spec of each module as it is written, by module id; for telling where it says something. */
  readonly specs: ReadonlyMap<string, SpecText>;
  /** Specs and module folders that no entry leads to, sorted. */
  readonly orphans: readonly RelPath[];
  /** What the contracts apart from specs and registry demand. */
  readonly contracts: ContractFamily;
  readonly deployment: Deployment;
  readonly slots: { readonly router: Slot; readonly tools: Slot; readonly agents: Slot };
}
