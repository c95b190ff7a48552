import type { CodeFacts, JudgedWorkspace } from '../../../conform/index.js';
import type { WantedSection } from '../../../documents/index.js';
import type { JudgedObligation, Obligation } from '../../../gaps/index.js';
import type { Module, ModulePlaces, TestObligation, WiringDemands } from '../../../model/index.js';
import type { Hash, RelPath } from '../../../text/index.js';

/*
 * The grounds of a judgement: what was found in each file that people write, as far as the judgement stands on it. A file
 * that changed and gives the same grounds again leaves the judgement as it is. All of it is plain data.
 */

/** What a judgement found in one file. A file without a ground is one whose every change may change the judgement. */
export interface FileGround {
  readonly path: RelPath;
  /** Nothing was asked of it but that it is a text: a person's file of a module. */
  readonly isText?: true;
  /** A program that has nothing to do with routes. */
  readonly isAside?: true;
  /** The sections that a contract wants in it, all of which are as wanted. */
  readonly sections?: readonly WantedSection[];
  /** Documents tell of its code. */
  readonly isTold?: true;
  /** The modules whose code or tests it is read for, and of whose code nothing was found. */
  readonly modules: readonly string[];
  readonly obligations: readonly GroundObligation[];
}

/** An obligation that was kept, or left to the one of its file. */
export interface GroundObligation {
  /** Its place among all of the judgement. */
  readonly index: number;
  readonly obligation: Obligation;
  readonly state: Exclude<JudgedObligation['state'], 'short'>;
}

/** What the grounds of all files have in common. */
export interface CommonGrounds {
  /** Every file of the repository, sorted. */
  readonly files: readonly RelPath[];
  /** The programs that were read for their routes. */
  readonly routePrograms: readonly RelPath[];
  /** The files that documents tell of, and what they say of themselves as one hash. */
  readonly told: { readonly paths: readonly RelPath[]; readonly facts: Hash };
}

/** What the code of all modules is judged by. */
export interface CodeGrounds extends Pick<JudgedWorkspace, 'moduleRoot' | 'slots' | 'modules'> {
  readonly wiring: Omit<WiringDemands, 'modules'>;
  readonly registries: Pick<CodeFacts, 'tools' | 'agents'>;
}

/** What the code of one module is judged by besides. */
export interface ModuleGround {
  readonly id: string;
  readonly module: Module;
  /** See `Workspace.filesOf`. */
  readonly contracts: readonly RelPath[];
  /** What its contracts say of tests. */
  readonly tests: readonly TestObligation[];
  /** Where its contract says what the wiring contracts are about. */
  readonly places?: ModulePlaces;
  /** The lists that the rules asked of its spec: by path, joined with slashes. */
  readonly lists: readonly (readonly [path: string, list: readonly string[]])[];
}

/** Everything that a judgement stands on beside contracts and generated files. */
export interface Grounds {
  readonly common: CommonGrounds;
  readonly code: CodeGrounds;
  readonly modules: readonly ModuleGround[];
  /** Sorted by path. */
  readonly files: readonly FileGround[];
}
