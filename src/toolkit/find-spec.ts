import { exitCodes } from '../diagnostics/index.js';
import type { RegistryEntry, Workspace } from '../model/index.js';
import { isRelPath, nearestName, parseRelPath, snakeCase, type RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/** The spec that `name` means: of a registered module, else the file at `path` from the root; otherwise the result to end with. */
export async function findSpec(
  { files }: ToolkitContext,
  workspace: Workspace | undefined,
  { name, path }: { readonly name: string; readonly path: string },
): Promise<RelPath | VerbResult> {
  const entry = entryOf(workspace, name);
  const parsed = parseRelPath(path);
  for (const file of [entry?.specFile, isRelPath(parsed) ? parsed : undefined])
    if (file !== undefined && (await files.stat(file))?.kind === 'file') return file;
  const near = nearestName(name, workspace?.entries.map(({ moduleId }) => moduleId) ?? []);
  return refusal([toolkitDiagnostics.create('spec-not-found', { name, near })], new Map(), exitCodes.usage);
}

/** The entry of the registry for a module, by its id or its snake form. */
export function entryOf(workspace: Workspace | undefined, id: string): RegistryEntry | undefined {
  return workspace?.entries.find(({ moduleId }) => snakeCase(moduleId) === snakeCase(id));
}
