import type { Outcome } from '../diagnostics/index.js';
import { fileStart, nearestName, snakeCase } from '../text/index.js';
import { modelDiagnostics } from './diagnostics.js';
import type { RegistryEntry, Workspace } from './workspace.js';

/** The registry entry that a name on the command line means, by id or snake form; otherwise the finding. */
export function findEntry(workspace: Workspace, name: string): Outcome<RegistryEntry> {
  const entry = workspace.entries.find(
    (candidate) => candidate.moduleId === name || snakeCase(candidate.moduleId) === name,
  );
  if (entry) return { value: entry, diagnostics: [] };
  const near = nearestName(
    name,
    workspace.entries.map((candidate) => candidate.moduleId),
  );
  return {
    diagnostics: [
      modelDiagnostics.create('unknown-module', { module: name, near }, { span: fileStart(workspace.registryFile) }),
    ],
  };
}
