import type { RelPath } from '../../text/index.js';
import type { FamilyContract } from './contract.js';
import type { ContractFile } from './decode-family.js';
import type { TestLevel } from './test-claims.js';
import type { WiringDemands } from './wiring-demands.js';

/** A place in a contract: the file, and an RFC 6901 pointer into it. */
export interface ContractPlace {
  readonly contract: RelPath;
  readonly pointer: string;
}

/** Tests that the contracts owe: one test file and what its tests must prove of one piece of code. */
export interface TestObligation {
  readonly file: RelPath;
  readonly level: TestLevel;
  /** Code that is tested. */
  readonly subject?: RelPath;
  /** Scenarios, flows and invariants that are shown. */
  readonly ids: readonly string[];
  readonly behaviours: readonly string[];
  readonly from: readonly ContractPlace[];
}

/** A document that the contracts owe: its path, the contract that it is rendered from, and the headings it must have. */
export interface DocObligation {
  readonly path: RelPath;
  readonly source?: RelPath;
  readonly sections: readonly string[];
  readonly from: readonly ContractPlace[];
}

/** Something that agents may, may not, or must ask to edit: as it was written, and as a glob from the root where it is one. */
export interface Area {
  readonly text: string;
  readonly glob?: string;
}

/** What one contract asks of agents. */
export interface Collaboration {
  readonly contract: RelPath;
  readonly allow: readonly Area[];
  readonly review: readonly Area[];
  readonly deny: readonly Area[];
  readonly invariants: readonly string[];
  /** Files to read before an edit. */
  readonly preReading: readonly string[];
  /** Commands and checks after an edit. */
  readonly postChecks: readonly string[];
}

/** Everything that the contracts of a repository, apart from its modules, demand. */
export interface ContractFamily {
  readonly files: readonly ContractFile[];
  /** Every contract of it that holds by itself, with its document to find places in; documents are no plain data. */
  readonly decoded: readonly FamilyContract[];
  readonly tests: readonly TestObligation[];
  readonly docs: readonly DocObligation[];
  readonly collaboration: readonly Collaboration[];
  readonly wiring: WiringDemands;
  /** Least coverage, 0 to 1: the repository's floor, or what a more special contract raises it to. */
  readonly coverage: { readonly unit?: number; readonly integration?: number };
}
