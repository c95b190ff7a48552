import type { Outcome } from '../diagnostics/index.js';
import { modelDiagnostics } from '../model/index.js';
import type { RegistryEntry } from '../model/index.js';
import type { Ledger } from '../ledger/index.js';
import { fileStart, nearestName, snakeCase } from '../text/index.js';
import { entryOf } from './find-spec.js';
import type { ReadModel } from './read-model.js';

/** A module that is to be removed: registered, made, or both. */
export interface Target {
  readonly module: string;
  readonly snake: string;
  readonly entry: RegistryEntry | undefined;
  readonly ledger: Ledger | undefined;
}

/** The modules that names mean, by id or snake form, each once: those of the registry, and those that were made once. */
export function findRemoved(
  names: readonly string[],
  { workspace }: ReadModel,
  ledgers: ReadonlyMap<string, Ledger>,
): Outcome<readonly Target[]> {
  const targets = new Map<string, Target>();
  const known = [
    ...workspace.entries.map(({ moduleId }) => moduleId),
    ...[...ledgers.values()].map((one) => one.module),
  ];
  const diagnostics = names.flatMap((name) => {
    const snake = snakeCase(name);
    const [entry, ledger] = [entryOf(workspace, name), ledgers.get(snake)];
    const module = entry?.moduleId ?? ledger?.module;
    if (module !== undefined) targets.set(snake, { module, snake, entry, ledger });
    if (module !== undefined) return [];
    const near = nearestName(name, known);
    const at = { span: fileStart(workspace.registryFile) };
    return [modelDiagnostics.create('unknown-module', { module: name, near }, at)];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value: [...targets.values()], diagnostics };
}
