import type { RelPath } from '../text/index.js';

/** Where a file comes from, and where to change what it says. Plain data: it is what `why` prints as JSON. */
export interface WhyFile {
  readonly file: RelPath;
  /** Whose the file is, and what for. */
  readonly role:
    | 'generated'
    | 'seeded'
    | 'shared'
    | 'overview'
    | 'document'
    | 'registry'
    | 'contract'
    | 'host'
    | 'record'
    | 'foreign';
  readonly module?: string;
  /** The modules that have entries in it; of a shared file. */
  readonly modules?: readonly string[];
  readonly template?: RelPath;
  readonly rule?: string;
  readonly contract?: RelPath;
  /** The name of its drift, or `as generated`, `with hand edits`, `given up`; of what l9gen makes. */
  readonly state?: string;
  /** Where to make a change instead of here; the file itself where it is a person's. */
  readonly change: readonly RelPath[];
}

/** A line of a template. */
export interface WhyTemplateLine {
  readonly file: RelPath;
  readonly line: number;
  readonly text: string;
  /** The lines that call the partial in which it stands, the nearest first. */
  readonly calledFrom: readonly { readonly file: RelPath; readonly line: number }[];
}

/** A value of a contract, or an item of a list in one, that decides on a line. */
export interface WhyCause {
  readonly file: RelPath;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  /** The path as a person reads it. */
  readonly path: string;
  readonly kind: 'value' | 'item';
  readonly value: unknown;
  /** How many lines of the file would be otherwise if it were. */
  readonly lines: number;
}

/** What is told of a line besides itself. */
export type Told = Omit<WhyLine, 'line' | 'text'>;

/** Where one line comes from. */
export interface WhyLine {
  readonly line: number;
  readonly text: string;
  /**
   * `template`: a template emits it. `stamp`: it is provenance, made from the spec as a whole. `earlier`: it was made from
   * contracts that have changed since. `wiring`: a module's entry. `row`: of modules, in a page about all. `section`: of a document, made from a contract. `person`: a hand wrote it.
   */
  readonly origin: 'template' | 'stamp' | 'earlier' | 'wiring' | 'row' | 'section' | 'person';
  /** The section that the line is part of, where it is or was made from a contract, and where that speaks of it. */
  readonly section?: { readonly id: string; readonly file: RelPath; readonly line: number; readonly column: number };
  readonly templates?: readonly WhyTemplateLine[];
  /** The most particular first. */
  readonly causes?: readonly WhyCause[];
  /** How many values and items were varied, where that were not all. */
  readonly varied?: { readonly of: number; readonly parts: number };
  readonly modules?: readonly string[];
}
