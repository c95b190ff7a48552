import type { YamlDocument } from '../documents/index.js';
import type { RelPath } from '../text/index.js';

/** One contract file: parsed, or broken (its findings have been told, so nobody else complains about it). */
export interface ContractSource {
  readonly file: RelPath;
  readonly document: YamlDocument | undefined;
}

/** A folder of the module root, with the contracts in it. */
export interface ModuleFolder {
  readonly folder: RelPath;
  /** Every name directly in it, sorted. */
  readonly names: readonly string[];
  readonly meta?: ContractSource;
  readonly wiring?: ContractSource;
  readonly readme?: ContractSource;
  readonly tests?: ContractSource;
}

/** Every contract file of a repository, parsed but not yet understood. */
export interface WorkspaceSources {
  /** Absent where the repository has contracts, but no modules. */
  readonly moduleContracts?: ContractSource;
  readonly wiringContracts?: ContractSource;
  readonly repoContract?: ContractSource;
  readonly memory?: ContractSource;
  readonly registry?: ContractSource;
  /** The compose file, where one is named or stands at a usual place: another tool's, known by its text. */
  readonly compose?: { readonly file: RelPath; readonly text: string };
  readonly specs: readonly ContractSource[];
  readonly moduleFolders: readonly ModuleFolder[];
  /** Every file that is a contract by its name, sorted by path; those above that are known by their place alone are not among them. */
  readonly contracts: readonly ContractSource[];
  /** Every TypeScript or JavaScript file, not read, sorted by path. */
  readonly programs: readonly RelPath[];
  readonly registryFile: RelPath;
  readonly specRoot: RelPath;
  readonly moduleRoot: RelPath;
  /** The text of each file read, for code frames. */
  readonly texts: ReadonlyMap<RelPath, string>;
}
