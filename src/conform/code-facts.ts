import type { ModuleFacts, RegistryFacts, TestFile } from '../code/index.js';
import type { Module, Workspace } from '../model/index.js';
import type { RelPath } from '../text/index.js';

/** The facts about code that the rules need. What no rule asks for is not there. */
export interface CodeFacts {
  readonly tools?: RegistryFacts;
  readonly agents?: RegistryFacts;
  /** By module id. */
  readonly modules: ReadonlyMap<string, ModuleFacts>;
  readonly tests: ReadonlyMap<RelPath, TestFile>;
}

/** What a rule judges: the modules that were asked for, among all that there are. */
export interface Subject {
  readonly workspace: Workspace;
  readonly modules: readonly Module[];
  readonly facts: CodeFacts;
}
