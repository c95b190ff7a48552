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

/** What rules ask of the contracts of a workspace. All but the specs is plain data. */
export interface JudgedWorkspace extends Pick<Workspace, 'moduleRoot' | 'modules' | 'filesOf' | 'specs' | 'slots'> {
  readonly contracts: Pick<Workspace['contracts'], 'wiring' | 'tests'>;
}

/** What a rule judges: the modules that were asked for, among all that there are. */
export interface Subject {
  readonly workspace: JudgedWorkspace;
  readonly modules: readonly Module[];
  readonly facts: CodeFacts;
}
