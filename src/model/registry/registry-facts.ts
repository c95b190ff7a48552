import type { Occurrence } from '../../diagnostics/index.js';
import type { ContractSource, ModuleFolder } from '../../sources/index.js';
import { snakeCase } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import type { Decoding } from '../contracts/decoding.js';
import type { Workspace } from '../workspace.js';
import type { RegisteredEntry } from './decode-registry.js';
import { rawValue } from './raw-value.js';
import { specModuleId } from './spec-facts.js';

/** A registered module with what belongs to it. */
export interface Registered {
  readonly entry: RegisteredEntry;
  readonly snake: string;
  /** Its spec as it was read; absent when there is none. */
  readonly spec: ContractSource | undefined;
  /** True when the spec names this very module; anything else has been told, and its content says nothing of the module. */
  readonly isOwnSpec: boolean;
  readonly folder: ModuleFolder | undefined;
}

/** What the checks of the registry share. Each look-up takes the same time whatever the number of modules. */
export interface RegistryFacts {
  readonly decoding: Decoding;
  readonly slots: Workspace['slots'];
  readonly modules: readonly Registered[];
  readonly bySnake: ReadonlyMap<string, Registered>;
  /** Where a key of an entry stands, or the entry's id when it has no such key. */
  readonly at: (entry: RegisteredEntry, key: string) => Occurrence;
  /** A flag of `ci` in the module contracts. */
  readonly demands: (flag: string) => boolean;
}

/** Brings the entries together with the specs and folders that were read. */
export function gatherFacts(
  decoding: Decoding,
  entries: readonly RegisteredEntry[],
  slots: Workspace['slots'],
): RegistryFacts {
  const { sources, index } = decoding;
  const modules = entries.map((entry): Registered => {
    const snake = snakeCase(entry.moduleId);
    const spec = index.specAt(entry.specFile);
    const isOwnSpec = specModuleId(spec?.document) === entry.moduleId;
    return { entry, snake, spec, isOwnSpec, folder: index.folderOf(snake) };
  });
  const registry = sources.registry?.document;
  const contracts = sources.moduleContracts?.document;
  return {
    decoding,
    slots,
    modules,
    bySnake: new Map(modules.map((module) => [module.snake, module])),
    at: (entry, key) => {
      const path = ['modules', entry.index, key];
      return registry && rawValue(registry, path) !== undefined ? occurrenceAt(registry, path) : entry.at;
    },
    demands: (flag) => contracts !== undefined && rawValue(contracts, ['ci', flag]) === true,
  };
}
