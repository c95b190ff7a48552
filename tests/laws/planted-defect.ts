import type { FileChange } from '../support/conform-host.js';

/** What a careless person did to a generated module, and what is said of it. */
export interface PlantedDefect {
  /** The number of the defect in the table of docs/conformance.md. */
  readonly id: string;
  readonly what: string;
  readonly verb: 'conform' | 'check';
  readonly changes: readonly FileChange[];
  /** Each finding: its code, its file, and a text that stands in the line it points to. */
  readonly told: readonly (readonly [code: string, file: string, line: string])[];
}
