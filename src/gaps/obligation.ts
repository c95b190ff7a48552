import type { RelPath, Span } from '../text/index.js';
import type { GapContext, GapKind } from './gap.js';

/** One thing that one place of a contract demands of the repository. Plain data, made of contracts alone. */
export interface Obligation<D extends Demand = Demand> {
  readonly demand: D;
  /** The `type` of the contract. */
  readonly metaType: string;
  readonly metaFile: RelPath;
  /** RFC 6901 pointer to the demand. */
  readonly metaPointer: string;
  /** Where the demand stands. */
  readonly span?: Span;
  /** What a gap carries on to a repair. */
  readonly context?: Omit<GapContext, 'problem'>;
}

/** What can be demanded; each form has one judge. */
export type Demand =
  | FileDemand
  | SectionDemand
  | TestFileDemand
  | BehaviourDemand
  | ScenarioDemand
  | SymbolDemand
  | ExampleDemand
  | VariableDemand
  | CoverageDemand
  | TestRunDemand
  | TestNamesDemand
  | TestPlacesDemand
  | FrameworkDemand
  | PackageIndexDemand
  | ManifestDemand
  | TestOfDemand;

/** A form of demand. */
export type DemandForm = Demand['form'];

/** How far a file must be readable, because something that stands in it is demanded as well. */
export type ReadDemand = 'text' | 'source';

/** A file or folder is there. */
export interface FileDemand {
  readonly form: 'file';
  readonly path: RelPath;
  readonly kind: Extract<GapKind, 'missing_doc' | 'missing_file' | 'missing_contract' | 'schema_violation'>;
  /** What it is to the contract, in words that complete "… names it as". */
  readonly what: string;
  /** What may stand at the path; a file where it is not said. */
  readonly allows?: 'folder' | 'both';
  /** Paths that do as well. */
  readonly or?: readonly RelPath[];
  /** A folder without which nothing is demanded, because another finding tells that it is missing. */
  readonly within?: RelPath;
  readonly reads?: ReadDemand;
}

/** A document has a heading. */
export interface SectionDemand {
  readonly form: 'section';
  readonly path: RelPath;
  readonly title: string;
  /** Name of the marker below a heading that makes the section this one, whatever it is called. */
  readonly id?: string;
  /** The heading that people use instead. */
  readonly alias?: string;
}

/** A test file is there, and at least one test in it runs. */
export interface TestFileDemand {
  readonly form: 'test-file';
  readonly path: RelPath;
  /** Files that do as well, where the contract names none. */
  readonly or?: readonly RelPath[];
}

/** A test that runs and asserts proves a behaviour, by its title or by a tag. */
export interface BehaviourDemand {
  readonly form: 'behaviour';
  readonly path: RelPath;
  /** Files that do as well, where the contract names none. */
  readonly or?: readonly RelPath[];
  readonly text: string;
  /** Scenario, flow or invariant that it belongs to. */
  readonly id?: string;
  /** What the scenario is: a test may be known by it as well as by the id. */
  readonly scenario?: string;
  /** Folder in which the tests of the scenario may stand as well, where no file is named for it. */
  readonly folder?: RelPath;
}

/** A scenario has a test, known by its id or its description: in its file, or anywhere in a folder where no file is named. */
export interface ScenarioDemand {
  readonly form: 'scenario';
  readonly id: string;
  readonly text: string;
  /** The file that is named for it, or that the naming convention gives. */
  readonly path: RelPath;
  /** Folder of the contract, where the contract names no file. */
  readonly folder?: RelPath;
}

/** A source file declares a name, with a signature where the contract states one. */
export interface SymbolDemand {
  readonly form: 'symbol';
  readonly path: RelPath;
  readonly name: string;
  readonly signature?: string;
  /** Whether others are meant to use it. */
  readonly isPublic: boolean;
}

/** There is an example of an env file for a folder, there or above or below; the whole repository where there is no folder. */
export interface ExampleDemand {
  readonly form: 'env-example';
  readonly folder?: RelPath;
  /** That there is none at all is told by another obligation. */
  readonly isSecond?: boolean;
}

/** An example of an env file mentions a variable. */
export interface VariableDemand {
  readonly form: 'variable';
  readonly name: string;
  readonly folder?: RelPath;
}

/** Lines that tests cover, 0 to 1, as the last report says. */
export interface CoverageDemand {
  readonly form: 'coverage';
  readonly level: 'unit' | 'integration';
  readonly least: number;
  /** That there is no report at all is told by another obligation. */
  readonly isSecond?: boolean;
}

/** What the last run of the tests of a folder came to, as a JUnit report says; either limit is stated. */
export interface TestRunDemand {
  readonly form: 'test-run';
  readonly folder?: RelPath;
  readonly mostSeconds?: number | undefined;
  /** Share of tests that passed only when repeated, 0 to 1. */
  readonly mostFlaky?: number | undefined;
}

/** Files with tests in a folder have names that the runner finds. */
export interface TestNamesDemand {
  readonly form: 'test-names';
  readonly folder: RelPath;
  /** Glob of file names. */
  readonly pattern: string;
  /** Files that contracts name otherwise. */
  readonly declared: readonly RelPath[];
}

/** Files that have the name of a test stand in a folder of the layout. */
export interface TestPlacesDemand {
  readonly form: 'test-places';
  readonly root: RelPath;
  /** Glob of file names. */
  readonly pattern: string;
  /** Folders or globs of the layout. */
  readonly folders: readonly string[];
  /** Files that contracts put elsewhere by name. */
  readonly declared: readonly RelPath[];
}

/** The test framework is named in a package manifest. */
export interface FrameworkDemand {
  readonly form: 'framework';
  readonly name: string;
}

/** Each folder of a package with code has its index file. */
export interface PackageIndexDemand {
  readonly form: 'package-index';
  readonly root: RelPath;
  /** Index files that other obligations demand by name. */
  readonly declared?: readonly RelPath[];
}

/** A manifest of what was made of a schema is there, and is about that schema as it is. */
export interface ManifestDemand {
  readonly form: 'manifest';
  readonly path: RelPath;
  readonly schemaFile: RelPath;
  readonly made: readonly RelPath[];
}

/** Some test file is named for a program, and has a test that runs. */
export interface TestOfDemand {
  readonly form: 'test-of';
  readonly subject: RelPath;
  /** Another program has the same name, so that the path of the test file must name the folder as well. */
  readonly isShared?: boolean;
}
