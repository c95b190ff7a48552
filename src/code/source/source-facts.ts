import type { RelPath, Span } from '../../text/index.js';
import type { TestBody } from './read-test-body.js';

/** A name that a source file declares at its top level, or in a class or interface of it (`Class.method`). */
export interface DeclaredSymbol {
  /** The name that others use: of `export { a as b }` it is `b`. An unnamed default export is called `default`. */
  readonly name: string;
  readonly kind:
    | 'function'
    | 'class'
    | 'interface'
    | 'type'
    | 'enum'
    | 'namespace'
    | 'constant'
    | 'method'
    /** Taken over from another file: what it is, and its signature, stand there. */
    | 'reexport';
  /**
   * Parameters and result as written, on one line: `(packet: PacketEnvelope) -> None`, `(id: string): Promise<Task>`. Of a
   * Python method without `self` or `cls`; of overloads the first.
   */
  readonly signature?: string;
  /** TypeScript: exported. Python: no leading underscore, or named in `__all__`. A method also needs a public class. */
  readonly isPublic: boolean;
  /** First sentence of its doc comment or docstring. */
  readonly summary?: string;
  /** Of a re-export: the module as written, and the name there. */
  readonly from?: { readonly specifier: string; readonly name: string };
  /** The whole declaration, without its doc comment and decorators. */
  readonly span: Span;
}

/** A test that a file declares, whether or not a run carries it out. */
export interface DeclaredTest {
  /** Title as written, or the name of the test function. Where a title is put together, `*` stands for what is put in. */
  readonly title: string;
  /** Titles of the groups or names of the classes around it, outermost first. */
  readonly groups: readonly string[];
  /**
   * Whether a run carries it out: not where it is skipped, still to be written, expected to fail, run on a condition only, or
   * left out because another is marked `only`. One that is empty runs, and asserts nothing.
   */
  readonly runs: boolean;
  /** Whether its body asserts or expects anything; a body that only calls helpers counts as true. */
  readonly asserts: boolean;
  /** Texts of the `@covers "…"` tags in the comments on it, in its body, or in its docstring. */
  readonly covers: readonly string[];
  /** The whole test, without the comments and decorators on it. */
  readonly span: Span;
}

/** A test in TypeScript. */
export interface TypeScriptTest extends DeclaredTest {
  readonly body: TestBody;
}

/** A name in snake case that a test file speaks of, in a comment or the title of a test. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

/** An environment variable that a file reads, where it does so first. */
export interface ReadVariable {
  readonly name: string;
  readonly span: Span;
}

/** What a source file says of itself, read from its syntax tree and never from a search in its text. */
export type SourceFacts = TypeScriptFacts | PythonFacts;

/** Facts of a file in TypeScript or JavaScript. */
export interface TypeScriptFacts extends CommonFacts {
  readonly language: 'typescript';
  readonly tests: readonly TypeScriptTest[];
  /** Of a file with tests, each where it comes first. */
  readonly mentions: readonly Mention[];
}

/** Facts of a file in Python. */
export interface PythonFacts extends CommonFacts {
  readonly language: 'python';
}

interface CommonFacts {
  /** In the order of the text. */
  readonly symbols: readonly DeclaredSymbol[];
  /** Modules, as written, of which it takes over every name: `export * from './a'`, `from .a import *`. */
  readonly reexportsAll: readonly string[];
  /** In the order of the text. */
  readonly tests: readonly DeclaredTest[];
  /** Sorted by name: `process.env.X`, `os.environ["X"]`, `os.getenv("X")`. */
  readonly environment: readonly ReadVariable[];
}

/** Facts, or why there are none: a text that does not parse, is too large or nests too deep. */
export type SourceReading = { readonly facts: SourceFacts } | { readonly problem: string; readonly span: Span };

/** Reads one file; `undefined` for a file in a language that is not known. Never throws for what a text holds. */
export type ReadSource = (file: RelPath, text: string) => SourceReading | undefined;
