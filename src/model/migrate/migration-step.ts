import type { DocumentPath } from '../../documents/index.js';
import type { SpecVersion } from '../spec/canonical-spec.js';
import type { SpecEdit } from './spec-edit.js';

/** What only a person can say about the spec that comes out. */
export interface Question {
  /** Dotted path of the answer in the spec that comes out; the name of the answer on the command line. */
  readonly key: string;
  readonly question: string;
  /** Why it cannot be derived. */
  readonly why: string;
  /** The answers that are allowed; any text when absent. */
  readonly allowed?: readonly string[];
  /** A likely answer, offered where a person is asked; never taken unasked. */
  readonly suggestion?: string;
  /** The answer to another question without which this one need not be asked. */
  readonly onlyIf?: { readonly key: string; readonly is: string };
  /** What later steps go on with until there is an answer; the first that is allowed when absent. */
  readonly standIn?: string;
  /** What in the document it concerns; where the key would stand when absent. */
  readonly at?: DocumentPath;
}

/** What other contracts say about the module. */
export interface MigrationFacts {
  /** The tier that the registry assigns; absent when the module is not registered. */
  readonly tier?: number;
}

/** A spec as a step sees it: the values as written, the facts, and a person's answers. */
export interface SpecReading {
  /** The module in snake form. */
  readonly snake: string;
  readonly facts: MigrationFacts;
  /** The value at a path; `undefined` when there is none. */
  readonly at: (...path: DocumentPath) => unknown;
  /** The entries of the list at a path; none when there is no list. */
  readonly listAt: (...path: DocumentPath) => readonly unknown[];
  /** True when the value at a path is written between brackets or braces. */
  readonly isFlow: (...path: DocumentPath) => boolean;
  /** True when comments stand inside the value at a path. */
  readonly hasComments: (...path: DocumentPath) => boolean;
  /** The answer; where there is none yet, it is remembered as needed and a stand-in comes back, so that later steps can ask on. */
  readonly ask: (question: Question) => string;
}

/** From one version to the next: what is changed, in this order, against a text that each edit before it has changed. */
export interface MigrationStep {
  readonly from: SpecVersion;
  readonly to: SpecVersion;
  readonly edits: (reading: SpecReading) => readonly SpecEdit[];
}
