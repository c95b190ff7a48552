import { hashOf, type Hash } from '../text/index.js';
import type { Operation } from './plan.js';

/** One question that planning asked of a tree of files, and what identifies the answer. */
export interface SavedRead {
  readonly tree: 'product' | 'repository';
  /** Absent for the root of the tree. */
  readonly path?: string;
  readonly call: 'read' | 'stat' | 'list' | 'entries';
  readonly answer: string;
}

/** What a run would do, and what that follows from. */
export interface PlanContent {
  readonly tool: { readonly version: string; readonly product: Hash };
  readonly command: {
    readonly verb: 'generate';
    readonly modules: readonly string[];
    /** Files whose hand edits are given up. */
    readonly discard: readonly string[];
  };
  /** The time in stamps: ISO 8601, UTC, whole seconds. */
  readonly now: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly operations: readonly Operation[];
  /** Files below `.l9gen/`; without content a file goes. */
  readonly records: readonly { readonly path: string; readonly content: string | undefined }[];
  /** A plan with a conflict is not saved. */
  readonly conflicts: readonly [];
  readonly reads: readonly SavedRead[];
}

/** A plan as it stands in a file; its form is published as `specs/plan.schema.json`. */
export interface SavedPlan extends PlanContent {
  readonly format: 'l9gen-plan';
  readonly schemaVersion: 1;
  readonly digest: Hash;
}

/** The text of a saved plan: the same plan gives the same bytes. */
export function formatSavedPlan(content: PlanContent): string {
  const { tool, command, now, summary, operations, records, conflicts, reads } = content;
  const sorted = { tool, command, now, summary, operations, records, conflicts, reads };
  return printPlan({ format: 'l9gen-plan', schemaVersion: 1, digest: hashOf(JSON.stringify(sorted)), ...sorted });
}

/** Whether a text is, byte for byte, what {@link formatSavedPlan} made of the plan that was read from it. */
export function isAsSaved(saved: SavedPlan, text: string): boolean {
  const { format: _format, schemaVersion: _version, digest, ...content } = saved;
  return digest === hashOf(JSON.stringify(content)) && printPlan(saved) === text;
}

/** Whether two plans would write the same, for the same reasons and at the same time; what was read is left out. */
export function isSameWork(one: PlanContent, other: PlanContent): boolean {
  const [a, b] = [one, other].map(({ command, now, summary, operations, records, conflicts }) =>
    JSON.stringify([command, now, summary, operations, records, conflicts]),
  );
  return a === b;
}

function printPlan(plan: SavedPlan): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}
