import type { YamlDocument } from '../documents/index.js';
import type { RelPath } from '../text/index.js';

/** One contract file: parsed, or broken (its findings have been told, so nobody else complains about it). */
export interface ContractSource {
  readonly file: RelPath;
  readonly document: YamlDocument | undefined;
}

/** The contracts in one module folder. */
export interface ModuleFolder {
  readonly folder: RelPath;
  readonly meta?: ContractSource;
  readonly wiring?: ContractSource;
  readonly readme?: ContractSource;
  readonly tests?: ContractSource;
}

/** Every contract file that generation reads, parsed but not yet understood. */
export interface WorkspaceSources {
  readonly moduleContracts: ContractSource;
  readonly wiringContracts?: ContractSource;
  readonly repoContract?: ContractSource;
  readonly memory?: ContractSource;
  readonly registry?: ContractSource;
  readonly specs: readonly ContractSource[];
  readonly moduleFolders: readonly ModuleFolder[];
  readonly registryFile: RelPath;
  readonly specRoot: RelPath;
  readonly moduleRoot: RelPath;
  /** The text of each file read, for code frames. */
  readonly texts: ReadonlyMap<RelPath, string>;
}
