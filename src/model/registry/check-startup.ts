import { owesSpec } from './check-missing-specs.js';
import { registryDiagnostics } from './diagnostics.js';
import { dependenciesOf, type Reference } from './module-references.js';
import type { Registered, RegistryFacts } from './registry-facts.js';
import { mayDependOn } from './tiers.js';
import { occurrenceAt } from '../contracts/decoded.js';

/** Tells what a module waits for that nothing starts, although it is registered: the host would refuse to boot. */
export function checkStartup(facts: RegistryFacts): void {
  for (const module of facts.modules) {
    if (module.entry.isBroken) continue;
    for (const reference of dependenciesOf(facts, module)) {
      const other = facts.bySnake.get(reference.snake);
      // A dependency that is not allowed at all is told as that.
      const isAllowed = other && other !== module && mayDependOn(module.entry.tier, other.entry.tier);
      if (reference.how === 'depends on' && isAllowed) checkDependency(facts, reference, [module, other]);
    }
  }
}

function checkDependency(
  facts: RegistryFacts,
  { document, path }: Reference,
  [module, other]: readonly [Registered, Registered],
): void {
  // Code from before the specs is registered by hand; a spec that is owed has been told.
  if (other.spec || other.entry.status === 'existing' || owesSpec(other, facts)) return;
  const { moduleId, status } = other.entry;
  const parameters = { module: module.entry.moduleId, other: moduleId, status };
  const at = occurrenceAt(document, path);
  facts.decoding.collector.add(registryDiagnostics.create('dependency-not-built', parameters, at));
}
