/*
 * plan: wanted tree against present tree → sorted operations with reasons; conflicts as data.
 * Never reads or writes a file: it is handed what stands there and hands back what should.
 */
export type { Conflict, Operation, Origin, Ownership, Plan } from './plan.js';
export { createPresentTree } from './present-tree.js';
export type { Present, PresentTree } from './present-tree.js';
export type { Observation } from './observation.js';
export { planEdits } from './plan-edits.js';
export type { WantedEdit, WantedFile, WantedModule } from './wanted.js';
export { adoptFile } from './adopt-file.js';
export type { Adopted } from './adopt-file.js';
export { ejectFile } from './eject-file.js';
export { planModules } from './plan-modules.js';
export type { Planned, PlanInput } from './plan-modules.js';
export type { RecordFile } from './conflict-files.js';
export type { Settled } from './file-decision.js';
export { needsBases } from './record-module.js';
export { isMadeByUs } from './plan-orphans.js';
export type { Making } from './making.js';
export type { OverviewInput } from './plan-overviews.js';
export { planDiagnostics } from './diagnostics.js';
export { planSeeds } from './plan-seeds.js';
export type { PlannedSeeds, Seed } from './plan-seeds.js';
export { diffOf, diffOfTexts } from './diff-of.js';
export { decodeSavedPlan } from './decode-saved-plan.js';
export { formatSavedPlan, isSameWork } from './saved-plan.js';
export type { PlanContent, SavedPlan, SavedRead } from './saved-plan.js';
export { planRemoval, type PlannedRemoval } from './plan-removal.js';
export type { Removed } from './removal.js';
export { bodyOf } from './file-decision.js';
export { envExample } from './want-wiring.js';
export { reasonOf } from './reason-of.js';
export { wantEditorSchema } from './want-editor-schema.js';
export { wantOverviews } from './want-overviews.js';
export { createModuleWants } from './want-module.js';
export { mergeTexts } from './merge/merge-texts.js';
export type { Decide, MergeInput, Merged, NodeConflict } from './merge/merged.js';
export { roleOf, wantedPaths, type FileRole } from './why/role-of.js';
export { linesOf, placeLine, type LinePlace } from './why/line-places.js';
export { alignLines } from './why/align-lines.js';
export { findCauses, type Cause } from './why/find-causes.js';
export { ownerOfLine } from './why/owner-of-line.js';
export { modulesOfLine } from './why/modules-of-line.js';
