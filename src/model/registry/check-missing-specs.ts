import { nearestName, snakeCase } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { Registered, RegistryFacts } from './registry-facts.js';
import { specModuleId } from './spec-facts.js';

/** Specs and ids that stand at another place than the registry looks: the entry that lacks them has told of them. */
export interface Elsewhere {
  readonly files: ReadonlySet<string>;
  readonly snakes: ReadonlySet<string>;
}

/**
 * Tells each entry that owes a spec and has none. When a spec that no entry leads to is meant for it, by its id or by an id
 * that is near, the finding says so; the spec is then not told a second time as one without an entry.
 */
export function checkMissingSpecs(facts: RegistryFacts): Elsewhere {
  const { sources, collector } = facts.decoding;
  const lacking = facts.modules.filter((module) => !module.spec && owesSpec(module, facts));
  const elsewhere = { files: new Set<string>(), snakes: new Set<string>() };
  if (lacking.length === 0) return elsewhere;
  const used = new Set(facts.modules.map(({ entry }) => entry.specFile));
  const unused = new Map(
    sources.specs.flatMap(({ file, document }) => {
      const id = specModuleId(document);
      return id === undefined || used.has(file) || facts.bySnake.get(snakeCase(id))?.spec ? [] : [[id, file] as const];
    }),
  );
  for (const { entry } of lacking) {
    const { moduleId, specFile } = entry;
    const meant = unused.has(moduleId) ? moduleId : nearestName(moduleId, [...unused.keys()]);
    const found = meant === undefined ? undefined : unused.get(meant);
    if (meant !== undefined && found !== undefined) {
      elsewhere.files.add(found);
      elsewhere.snakes.add(snakeCase(meant));
      unused.delete(meant);
    }
    const more =
      meant === undefined || found === undefined
        ? { hint: `Run "l9gen new ${moduleId}", or remove the entry.` }
        : meant === moduleId
          ? { hint: `Its spec is \`${found}\`: name it in the entry, or rename the file.`, fix: `spec: ${found}` }
          : { hint: `Did you mean \`${meant}\`, whose spec is \`${found}\`?`, fix: meant };
    collector.add(
      modelDiagnostics.create('spec-missing', { module: moduleId, file: specFile }, { ...entry.at, ...more }),
    );
  }
  return elsewhere;
}

/**
 * Whether a module owes a spec. One that is only planned, or is put away, does not; code from before the specs does where CI
 * demands it.
 */
export function owesSpec({ entry }: Registered, { demands }: RegistryFacts): boolean {
  if (entry.isBroken || entry.status === 'pending' || entry.status === 'archived') return false;
  return entry.status !== 'existing' || demands('require_spec_for_every_registry_entry');
}
