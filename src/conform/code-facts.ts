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
export interface JudgedWorkspace extends Pick<Workspace, 'moduleRoot' | 'filesOf' | 'specs' | 'slots'> {
  /** All modules, asked for or not. */
  readonly modules: readonly Neighbour[];
  readonly contracts: Pick<Workspace['contracts'], 'wiring' | 'tests'>;
}

/** A module, as far as the code of others may have to do with it. */
export interface Neighbour extends Pick<Module, 'id' | 'tier'> {
  readonly files: Pick<Module['files'], 'folder'>;
  /** Its criteria, by the tests that are to show them. */
  readonly acceptance: Readonly<Record<'positive' | 'negative', readonly { readonly test: string }[]>>;
}

/** What a rule judges: the modules that were asked for, among all that there are. */
export interface Subject {
  readonly workspace: JudgedWorkspace;
  readonly modules: readonly Module[];
  readonly facts: CodeFacts;
}
