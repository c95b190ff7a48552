import { hasErrors, type Diagnostic } from '../../diagnostics/index.js';
import { nameDrift } from '../../drift/index.js';
import type { Gap } from '../../gaps/index.js';
import type { FileSystem } from '../../host/index.js';
import type { Operation } from '../../plan/index.js';
import type { RelPath } from '../../text/index.js';
import { createChangedTree, operationsOf, type ChangedFiles } from '../changed-tree.js';
import { preparePlan, type PreparedPlan } from '../prepare-plan.js';
import { findingsAbout, type ReadModel } from '../read-model.js';
import { scanRepository } from '../scan/scan-repository.js';
import type { Scan } from '../scan/scan.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { isVerbResult } from '../verb-result.js';
import { concernOf } from './concern-of.js';
import { deriveContracts } from './contract-remedies.js';

/** What the ordinary plan does about some gaps, and what a scan would find then. */
export interface Trial {
  readonly prepared: PreparedPlan;
  readonly operations: readonly Operation[];
  /** What stands in the way, by the path that it is about. */
  readonly obstacles: ReadonlyMap<RelPath, Diagnostic>;
  /** Our own records that cannot be trusted: then nothing is derived. */
  readonly blocked: readonly Diagnostic[];
  /** The tree as it would be. */
  readonly files: FileSystem;
  /** What a scan of it finds; that of now where nothing changes. */
  readonly scan: Scan;
  /** The gaps by fingerprint that would be open. */
  readonly after: ReadonlyMap<string, Gap>;
}

/** What every trial of a run works with. */
export interface Trying {
  readonly context: ToolkitContext;
  readonly scan: Scan;
}

/** Plans what closes these gaps, and scans the tree as it would be. Reads only. */
export async function tryGaps(trying: Trying, gaps: readonly Gap[]): Promise<Trial> {
  const { context, scan } = trying;
  const contracts = await deriveContracts(context, scan, gaps);
  const mended = await withTexts(trying, contracts);
  const model = wholeModules(mended.scan.model);
  const reading = { ...context, files: mended.files };
  const prepared = await preparePlan(reading, model, { concern: concernOf(gaps, model.workspace) });
  const added = await operationsOf(context.files, contracts, { contract: model.workspace.registryFile, rule });
  const operations = [...added, ...prepared.planned.plan.operations];
  const blocked = prepared.diagnostics.filter((finding) => hasErrors([finding]) && isOurs(finding));
  const found = { prepared, operations, obstacles: obstaclesOf(prepared), blocked };
  const texts = blocked.length > 0 ? new Map<RelPath, string>() : textsAfter(operations, prepared);
  const after = texts.size === 0 ? { files: context.files, scan } : await withTexts(trying, texts);
  return { ...found, ...after, after: openGaps(after.scan) };
}

const rule = 'what the contracts say already';

function textsAfter(operations: readonly Operation[], { ledgers }: PreparedPlan): ChangedFiles {
  if (operations.length === 0) return new Map();
  return new Map([
    ...operations.map((one) => [one.path, one.kind === 'delete' ? undefined : one.content] as const),
    ...ledgers.map(({ path, content }) => [path, content] as const),
  ]);
}

// The tree with these files, and what a scan of it finds; what cannot even be scanned closes nothing.
async function withTexts({ context, scan }: Trying, texts: ChangedFiles): Promise<Pick<Trial, 'files' | 'scan'>> {
  if (texts.size === 0) return { files: context.files, scan };
  const files = createChangedTree(context.files, texts);
  const { memory: _memory, ...rest } = context;
  const found = await scanRepository({ ...rest, files });
  return { files, scan: isVerbResult(found) ? scan : found };
}

/** The gaps of a scan that count, by fingerprint. */
export function openGaps({ gaps }: Pick<Scan, 'gaps'>): ReadonlyMap<string, Gap> {
  return new Map(gaps.filter(({ outcome }) => outcome !== 'waived').map((gap) => [gap.fingerprint, gap]));
}

// As "generate" does: nothing is made of a module while a finding about it, or about what all modules stand on, is an error.
function wholeModules(model: ReadModel): ReadModel {
  const { workspace, diagnostics } = model;
  if (!hasErrors(diagnostics)) return model;
  const selected = model.selected.filter(({ id }) => !hasErrors(findingsAbout(diagnostics, workspace, new Set([id]))));
  return { ...model, selected };
}

function isOurs({ span, file }: Diagnostic): boolean {
  return (span?.file ?? file)?.startsWith('.l9gen/') === true;
}

function obstaclesOf({ planned, diagnostics }: PreparedPlan): ReadonlyMap<RelPath, Diagnostic> {
  const edited = nameDrift(planned.observations)
    .filter(({ name }) => name === 'edited')
    .map(({ path, diagnostic }) => [path, diagnostic] as const);
  const told = diagnostics.flatMap((finding) => {
    const path = finding.span?.file ?? finding.file;
    return path !== undefined && hasErrors([finding]) ? [[path, finding] as const] : [];
  });
  const conflicts = planned.plan.conflicts.map(({ path, diagnostic }) => [path, diagnostic] as const);
  return new Map([...edited, ...told, ...conflicts]);
}
