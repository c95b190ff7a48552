import { exitCodes, ToolError } from '../diagnostics/index.js';
import { decodeSavedPlan } from '../plan/index.js';
import { FileSystemError, type FileSystem, type ProcessProbe } from '../host/index.js';
import { relPath, type RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { ToolkitContext } from './toolkit-context.js';
import { withoutFile } from './without-file.js';

/** A file that holds a plan, or will. */
export interface PlanFile {
  /** The tree of the folder that it lies in. */
  readonly files: FileSystem;
  readonly name: RelPath;
  /** The most bytes that `files` reads. */
  readonly mostBytes: number;
  /** As it was named by who called. */
  readonly shown: string;
  /** Where it lies in the repository; absent where it lies outside. */
  readonly inRepository?: RelPath;
}

const schemaFile = relPath('specs/plan.schema.json');

/** The published schema of saved plans, which also decides what is one. */
export async function readPlanSchema(product: FileSystem): Promise<object> {
  const bytes = await product.read(schemaFile);
  if (!bytes) throw new Error(`the product has lost ${schemaFile}`);
  return JSON.parse(new TextDecoder().decode(bytes)) as object;
}

/** The repository as it is without the plan: what a plan follows from does not hold the plan itself. */
export function withoutPlanFile(context: ToolkitContext, { inRepository }: PlanFile): ToolkitContext {
  return inRepository === undefined ? context : { ...context, files: withoutFile(context.files, inRepository) };
}

/** The bytes of a plan file. Throws ToolError (exit code 2) when it is not there or cannot be read. */
export async function readPlanFile(file: PlanFile): Promise<Uint8Array> {
  const bytes = await guarded(file, () => file.files.read(file.name));
  if (!bytes) throw unusable(file, 'there is no such file');
  return bytes;
}

/** Throws ToolError (exit code 2) when a plan must not be saved there, because something else stands there. */
export async function refuseTaken(context: ToolkitContext, file: PlanFile): Promise<void> {
  const stat = await guarded(file, () => file.files.stat(file.name));
  if (!stat) return;
  if (stat.kind !== 'file') throw unusable(file, 'what stands there is no plain file');
  const bytes = await readPlanFile(file);
  if (!decodeSavedPlan(bytes, await readPlanSchema(context.product)).value)
    throw unusable(file, 'what stands there is no saved plan, or one that was changed since');
}

/** Writes a plan file, whole or not at all, over an earlier one. Throws ToolError (exit code 2) when the system refuses. */
export async function writePlanFile(file: PlanFile, text: string, processes: ProcessProbe): Promise<void> {
  const content = new TextEncoder().encode(text);
  if (content.byteLength > file.mostBytes)
    throw unusable(file, `the plan has ${content.byteLength} bytes, which are too many to be read; name fewer modules`);
  const fresh = relPath(`.l9gen-${processes.newRunId()}.json`);
  await guarded(file, () => file.files.create(fresh, content));
  try {
    await file.files.rename(fresh, file.name);
  } catch (error) {
    await file.files.remove(fresh).catch(() => undefined);
    throw asUnusable(file, error);
  }
}

/** The failure of a plan file that cannot be used (exit code 2). */
export function unusable({ shown: file }: Pick<PlanFile, 'shown'>, problem: string, cause?: unknown): ToolError {
  return new ToolError(toolkitDiagnostics.create('plan-file', { file, problem }), exitCodes.usage, { cause });
}

async function guarded<T>(file: PlanFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnusable(file, error);
  }
}

function asUnusable(file: PlanFile, error: unknown): unknown {
  return error instanceof FileSystemError ? unusable(file, `the system refuses it (${error.code})`, error) : error;
}
